/** Words that never leave: as they are written, dressed up, and spared. */
import { cutting, OutgoingWords } from './outgoing'

const cut = cutting(['刷单', '加微信', '微信', 'porn', 'A片', '赌博', '!反赌博'])

test.each<[text: string, left: string]>([
  ['先发个 10 KB 的 txt', '先发个 10 KB 的 txt'],
  ['看到「刷单.zip」,多半是:', '看到「….zip」,多半是:'],
  ['加微信领取', '…领取'],
  ['加 微-信', '…'],
  ['ＰＯＲＮ 和 a片', '… 和 …'],
  ['popcorn, porns', 'popcorn, porns'],
  ['反赌博宣传,不要赌博', '反赌博宣传,不要…'],
  ['微\u200b信', '…'],
  ['微\n信', '微\n信'],
  ['賭博', '…'],
])('%j leaves as %j', (text, left) => {
  expect(cut(text)).toBe(left)
})

test('without words all is said', () => {
  expect(cutting([])('刷单')).toBe('刷单')
})

test('a list may be edited while it holds, and goes on holding while it cannot be read', () => {
  let words: string[] | undefined = ['刷单']
  const errors: unknown[] = []
  const outgoing = new OutgoingWords(
    () => words ?? fail(),
    (error) => errors.push(error),
  )
  expect(outgoing.clean('刷单 赌博')).toBe('… 赌博')
  words = ['赌博']
  expect(outgoing.clean('刷单 赌博')).toBe('刷单 …')
  words = undefined
  expect(outgoing.clean('刷单 赌博')).toBe('刷单 …')
  expect(errors).toHaveLength(1)
})

function fail(): never {
  throw new Error('no access')
}
