/** Every error and event has words in both languages, with every place filled. */
import { describeStorageError } from './describe'
import english from './locales/en-US.json'
import chinese from './locales/zh-CN.json'
import { StorageError } from './problem'

const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()

it('both languages have the same words and places', () => {
  expect(Object.keys(english)).toEqual(Object.keys(chinese))
  for (const [code, text] of Object.entries(chinese)) {
    expect([code, places(text)]).toEqual([code, places(english[code as keyof typeof english])])
  }
})

it('an error says what happened, why, and what to do', () => {
  const error = new StorageError('disk-full', { file: 'log-00000001.jsonl', reason: 'ENOSPC' })
  expect(describeStorageError(error, 'en-US')).toBe(
    'The disk is full (ENOSPC): this change did not get into log-00000001.jsonl; everything saved before is there. Free some space; saving goes on by itself, without a restart.',
  )
  expect(describeStorageError(error, 'zh-CN')).toContain('磁盘满了(ENOSPC),log-00000001.jsonl')
})
