/** Seeded secrets of every kind in every shape of a paste are masked, and ordinary chat is not. */
import { mask } from '@support-agent/diagnosis'
import { loadBases } from '@support-agent/knowledge-base'
import { KNOWLEDGE } from '../helpers/shipped-model'
import { chatLines } from './chat-lines'
import { seeded } from './random'
import { seeds, survives } from './secrets'
import { SHAPES } from './shapes'

const LEAST_MASKED = 0.98
/** No kind and no shape may hide behind the others. */
const LEAST_OF_EACH = 0.95
const MOST_FALSE = 1 / 1_000

const SEEDED = seeds(seeded(20261125), 3).flatMap((seed) =>
  SHAPES.map(({ id, wrap }) => ({
    kind: seed.kind,
    shape: id,
    secret: seed.secret,
    text: wrap(seed.text, seed.secret),
  })),
)
const JUDGED = SEEDED.map((one) => ({ ...one, left: survives(one.secret, mask(one.text).text) }))

function share(judged: readonly { readonly left: boolean }[]): number {
  return judged.filter(({ left }) => !left).length / judged.length
}

function worstOf(by: 'kind' | 'shape'): [string, number][] {
  const names = [...new Set(JUDGED.map((one) => one[by]))]
  return names
    .map((name): [string, number] => [name, share(JUDGED.filter((one) => one[by] === name))])
    .sort(([, a], [, b]) => a - b)
}

test('the seeds are many, of every kind, and stand in their texts', () => {
  expect(SEEDED.length).toBeGreaterThan(20_000)
  expect(new Set(SEEDED.map(({ kind }) => kind)).size).toBe(12)
  const lines = ({ secret }: { secret: string }) => secret.split('\n')
  expect(SEEDED.filter((one) => !lines(one).every((line) => one.text.includes(line)))).toEqual([])
})

test('what is seeded is masked', () => {
  const [[kind, ofKind] = ['', 0]] = worstOf('kind')
  const [[shape, ofShape] = ['', 0]] = worstOf('shape')
  const percent = (value: number) => `${(value * 100).toFixed(2)} %`
  process.stdout.write(
    `masks: ${percent(share(JUDGED))} of ${JUDGED.length}; least: ${kind} ${percent(ofKind)}, ${shape} ${percent(ofShape)}\n`,
  )
  expect(share(JUDGED)).toBeGreaterThanOrEqual(LEAST_MASKED)
  expect(worstOf('kind').filter(([, masked]) => masked < LEAST_OF_EACH)).toEqual([])
  expect(worstOf('shape').filter(([, masked]) => masked < LEAST_OF_EACH)).toEqual([])
})

test('masking what is masked changes nothing', () => {
  const again = JUDGED.filter(({ text }) => mask(mask(text).text).text !== mask(text).text)
  expect(again.map(({ text }) => text)).toEqual([])
})

/** What stands for a person or a secret in the utterances of the bases; masking that is right. */
const STANDS_FOR_SOMEBODY =
  /\b(?:10000|123456|9[01]0{7}\d)\b|\b203\.0\.113\.|\b198\.51\.100\.|\/home\/bot\b|_10000\b|:\\Users\\|验证码是\d|密码改成\d/
const everyday = chatLines(seeded(20261126), 12)
const uttered = loadBases(KNOWLEDGE).bases.flatMap(({ topics }) => topics.flatMap(({ utterances }) => utterances))

test.each([
  ['everyday lines', everyday],
  ['what people say of our topics', uttered.filter((line) => !STANDS_FOR_SOMEBODY.test(line))],
])('%s stay as they are', (name, lines) => {
  const wrong = lines.filter((line) => mask(line).masked.length)
  process.stdout.write(`false masks: ${wrong.length} in ${lines.length} ${name}\n`)
  expect(lines.length).toBeGreaterThan(1_000)
  expect(wrong.length / lines.length).toBeLessThanOrEqual(MOST_FALSE)
})
