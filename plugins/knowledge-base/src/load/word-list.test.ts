/** What a word list holds, and that there need be none. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readOutgoingWords, readSensitiveWords, wordsIn } from './word-list'

test.each([
  ['机密\n绝密\n', ['机密', '绝密']],
  ['# 说明\n机密 # 常见\n\n  内部资料  \r\n机密', ['机密', '内部资料']],
  ['', []],
])('%j holds %j', (text, words) => {
  expect(wordsIn(text)).toEqual(words)
})

test('a folder without the list has no words', () => {
  const directory = mkdtempSync(join(tmpdir(), 'words-'))
  expect(readSensitiveWords(directory)).toEqual([])
  mkdirSync(join(directory, 'common/words'), { recursive: true })
  writeFileSync(join(directory, 'common/words/sensitive.txt'), '机密\n')
  expect(readSensitiveWords(directory)).toEqual(['机密'])
  expect(readOutgoingWords(directory)).toEqual([])
  writeFileSync(join(directory, 'common/words/outgoing.txt'), '刷单\n')
  expect([readSensitiveWords(directory), readOutgoingWords(directory)]).toEqual([['机密'], ['刷单']])
})
