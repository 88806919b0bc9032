/** The evaluation of a scorer on an intent set. */
import { type LabelledText, trainBayes } from '../words'
import { evaluateIntents, type IntentLine } from './intents'

const THINGS = ['file', 'photo', 'video', 'folder', 'song', 'letter', 'film', 'game', 'map', 'book']
const train: IntentLine[] = THINGS.flatMap((thing) => [
  { text: `send the ${thing} to my friend`, label: 'send' },
  { text: `delete this ${thing} for ever`, label: 'delete' },
  { text: `${thing}s are nice`, label: null },
])
const test: IntentLine[] = [
  { text: 'send a picture to my friend', label: 'send' },
  { text: 'delete the picture', label: 'delete' },
  { text: 'quartz jumps by zephyr', label: null },
]

describe('evaluateIntents', () => {
  it('trains on labelled lines, and measures on the test lines', () => {
    const report = evaluateIntents({ train, test, trainScorer: trainBayes, seed: 1 })
    expect(report).toMatchObject({
      inScopeLines: 2,
      outOfScopeLines: 1,
      accuracy: 1,
      macroF1: 1,
      top3: 1,
      auroc: 1,
      outOfScopeRecall: 1,
      falseAnswers: 0,
      confusions: [],
    })
  })

  it('never shows the scorer a line of the test, or one out of scope', () => {
    const seen: LabelledText[] = []
    evaluateIntents({
      train,
      test,
      seed: 1,
      trainScorer: (labels, utterances) => {
        seen.push(...utterances)
        return trainBayes(labels, utterances)
      },
    })
    const allowed = new Set(train.filter(({ label }) => label !== null).map(({ text }) => text))
    expect(seen.filter(({ text }) => !allowed.has(text))).toEqual([])
  })

  it('sets the threshold without the test lines', () => {
    const threshold = (lines: IntentLine[]) =>
      evaluateIntents({ train, test: lines, trainScorer: trainBayes, seed: 1 }).threshold
    expect(threshold(test.slice(0, 1))).toBe(threshold(test))
  })
})
