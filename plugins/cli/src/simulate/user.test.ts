/** Users begin with what is said where they come from. */
import { seededRandom } from '@support-agent/diagnosis'
import { wordlessModel } from '../../../../test/helpers/askable'
import { topic } from '../../../../test/helpers/small-knowledge'
import { drawUsers, type Saying } from './user'

const TOPICS = ['files', 'bots'].flatMap((base) => [
  topic('cause', 'cause', { id: `${base}/cause`, base }),
  topic('vague', 'vague', { id: `${base}/vague`, base }),
])
const MODEL = (() => {
  const model = wordlessModel(TOPICS, [])
  // Words that are as good as all vague.
  const logProbabilities = Float64Array.of(0.01, 0.49, 0.01, 0.49).map(Math.log)
  return {
    ...model,
    scorer: { ...model.scorer, score: (text: string) => ({ ...model.scorer.score(text), logProbabilities }) },
  }
})()
const CASES: Saying[] = [
  { text: '文件发不出去', accepts: 'vague', base: 'files' },
  { text: '机器人发不出去', accepts: 'vague', base: 'bots' },
]
const drawn = (cases: readonly Saying[]) => {
  const users = drawUsers({ model: MODEL, cases, start: 'vague', draw: 'uniform' }, 50, seededRandom(1))
  const said = users.map(({ truth, start }) => `${truth}: ${start[0]?.kind === 'words' ? start[0].text : ''}`)
  return [...new Set(said)].sort()
}

test('a vague sentence is one of the base of the true cause', () => {
  expect(drawn(CASES)).toEqual(['bots/cause: 机器人发不出去', 'files/cause: 文件发不出去'])
})

test('of a base without a vague sentence nobody is drawn', () => {
  expect(drawn(CASES.slice(0, 1))).toEqual(['files/cause: 文件发不出去'])
})
