/** Intent sets from files: what is wrong is named with its line, and any scorer is measured. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { trainBayes } from '@support-agent/diagnosis'
import { UsageError } from '../command'
import { evaluate } from '../commands/evaluate'
import { judgeIntents } from './intents'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'intents '))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Four intents with words of their own; lines without a label use words of neither. */
const OWN_WORDS = [
  ['size', 'large huge giant heavy bulky'],
  ['clock', 'time hour minute late early'],
  ['name', 'letter word title label spell'],
  ['color', 'red green blue yellow purple'],
] as const
const FRAMES = ['it is too', 'why so', 'somehow', 'I think that', 'please look'] as const
const STRANGE = ['pancake recipe with butter', 'football match tonight', 'guitar lesson'] as const

const lines = OWN_WORDS.flatMap(([label, words]) =>
  words.split(' ').flatMap((word) => FRAMES.map((frame) => ({ text: `${frame} ${word}`, label }))),
)
const unknown = STRANGE.map((text) => ({ text, label: null }))
const jsonl = (items: readonly object[], end = '\n') => items.map((item) => JSON.stringify(item) + end).join('')

describe('a wrong file is named with its line', () => {
  test.each([
    ['{"text":"a","label":"x"}\n{"text":"b"}\n', 2],
    ['{"text":"a","label":"x"}\n\n\r\n{"text":1,"label":"x"}', 4],
    ['{"text":"a","label":5}', 1],
    ['["a","x"]', 1],
    ['a,x', 1],
  ])('%j: line %d', (text, line) => {
    const train = file('wrong.jsonl', text)
    const judge = () => judgeIntents(train, train, trainBayes)
    expect(judge).toThrow(UsageError)
    expect(judge).toThrow(new RegExp(`wrong\\.jsonl: \\D*${line}\\D`))
  })

  test('a file that is not there', () => {
    const missing = join(folder, 'missing.jsonl')
    expect(() => judgeIntents(missing, missing, trainBayes)).toThrow(UsageError)
    expect(() => judgeIntents(missing, missing, trainBayes)).toThrow('missing.jsonl')
  })
})

test('blank lines and line ends of Windows are read over', () => {
  const train = file('train.jsonl', `\r\n${jsonl(lines, '\r\n\r\n')}`)
  const test_ = file('test.jsonl', jsonl([...lines.slice(0, 30), ...unknown]))
  expect(judgeIntents(train, test_, trainBayes)).toMatchObject({ inScopeLines: 30, outOfScopeLines: 3 })
})

describe('evaluate --train A --test B', () => {
  let printed: string
  beforeEach(() => {
    printed = ''
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text)
      return true
    })
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true)
  })
  afterEach(() => jest.restoreAllMocks())

  test.each(['ours', 'counts', 'natural'])('--scorer %s', async (scorer) => {
    const train = file('train.jsonl', jsonl([...lines.filter((_, i) => i % 5 !== 4), ...unknown]))
    const test_ = file('test.jsonl', jsonl([...lines.filter((_, i) => i % 5 === 4), ...unknown]))
    const json = join(folder, 'new', `${scorer}.json`)
    const args = ['--train', train, '--test', test_, '--scorer', scorer, '--json', json]
    expect(await evaluate(args)).toBe(0)
    const report = JSON.parse(readFileSync(json, 'utf8'))
    expect(report).toMatchObject({
      scorer,
      inScopeLines: 20,
      outOfScopeLines: 3,
      accuracy: 1,
      macroF1: 1,
      confusions: [],
    })
    expect(printed).toMatch(/^ {2}accuracy +100\.0%$/m)
    expect(printed).toMatch(/^ {2}auroc +[01]\.\d{4}$/m)
    expect(printed).toMatch(/^ {2}out-of-scope recall +\d+\.\d%$/m)
  })

  test.each([
    [['--train', 'a.jsonl'], '--test'],
    [['--test', 'a.jsonl'], '--train'],
    [['--scorer', 'svm'], 'svm'],
    [['--scorer', 'toString'], 'toString'],
  ])('%j is a usage error', async (args, named) => {
    await expect(evaluate(args)).rejects.toThrow(UsageError)
    await expect(evaluate(args)).rejects.toThrow(named)
  })
})
