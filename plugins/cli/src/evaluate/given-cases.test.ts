/** The form of cases from elsewhere, and what is said of a file that has another. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '../command'
import { readGivenCases } from './given-cases'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'given-cases-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function written(text: string): string {
  const file = join(folder, 'cases.tsv')
  writeFileSync(file, text)
  return file
}

test('ids, complaints without a sign, what is not ours, line breaks and remarks', () => {
  expect(
    readGivenCases(written('# remark\na|b\tlog\t一⏎二\tsource\n\n*ask\tvague\t坏了\n*silent\toos\t早\r\n')),
  ).toEqual([
    { accepts: ['a', 'b'], kind: 'log', text: '一\n二' },
    { accepts: 'vague', kind: 'vague', text: '坏了' },
    { accepts: 'out-of-scope', kind: 'oos', text: '早' },
  ])
})

test('a line of another form and a file that is not there are errors that name them', () => {
  expect(() => readGivenCases(written('a\tlog\tx\nonly an id\n'))).toThrow(UsageError)
  expect(() => readGivenCases(written('a\tlog\tx\nonly an id\n'))).toThrow(/2/)
  expect(() => readGivenCases(join(folder, 'absent.tsv'))).toThrow(/absent/)
})
