/** Words of an operator's list in texts. */
import { findSensitive, sensitiveWords } from './sensitive-words'

const find = (list: readonly string[], text: string) => {
  const { count, words } = findSensitive(text, sensitiveWords(list), () => false)
  return { count, words }
}

it.each<[string, string[], string, number, string[]]>([
  ['none', ['机密'], '公开资料', 0, []],
  ['several times', ['机密', '绝密'], '绝密,机密,绝密', 3, ['绝密', '机密']],
  ['full width and case', ['Top Secret'], 'ＴＯＰ　ＳＥＣＲＥＴ', 1, ['Top Secret']],
  ['only whole Latin words', ['secret'], 'secretary, secrets, secret2, a secret.', 1, ['secret']],
  ['Latin beside Chinese', ['secret'], '这是secret文件', 1, ['secret']],
  ['the longest of those that overlap', ['机密', '商业机密', '密件'], '商业机密件', 1, ['商业机密']],
  ['not within a harmless phrase', ['机密', '!机密码'], '手机密码和机密', 1, ['机密']],
  ['nor at its end', ['绝密', '!拒绝密码'], '拒绝密码', 0, []],
  ['a harmless phrase beside it does not help', ['机密', '!密码'], '机密,密码', 1, ['机密']],
  ['nor one that only overlaps', ['机密', '!密码'], '机密码', 1, ['机密']],
])('%s', (_, list, text, count, words) => {
  expect(find(list, text)).toEqual({ count, words })
})

it('counts no further than a thousand', () => {
  expect(find(['a', 'b'], 'a '.repeat(5000)).count).toBe(1_000)
})

it('says when time was over before anything was found', () => {
  const text = `${'x'.repeat(300_000)}机密`
  let looks = 0
  const words = sensitiveWords(['机密'])
  expect(findSensitive(text, words, () => looks++ > 0)).toEqual({ count: 0, words: [], complete: false })
  expect(findSensitive(text, words, () => false)).toEqual({ count: 1, words: ['机密'], complete: true })
})
