/** Our own words come back. */
import { OwnTexts } from './own-texts'

test.each<[text: string, channel: string, known: boolean]>([
  ['多半是:文件太大\n1. 分卷', 'p/g', true],
  ['多半是：文件太大 1. 分卷', 'p/g', true],
  ['多半是:文件太大', 'p/g', false],
  ['多半是:文件太大\n1. 分卷', 'p/h', false],
  ['好的', 'p/g', false],
])('%j in %s: %s', (text, channel, known) => {
  const own = new OwnTexts()
  own.note('p/g', '多半是:文件太大\n1. 分卷')
  own.note('p/g', '好的')
  expect(own.has(channel, text)).toBe(known)
})

test('only the newest are kept', () => {
  const own = new OwnTexts()
  for (let i = 0; i < 600; i++) own.note('p/g', `这是第 ${i} 句话`)
  expect([own.has('p/g', '这是第 0 句话'), own.has('p/g', '这是第 599 句话')]).toEqual([false, true])
})
