/** How often somebody has tried: 重试了五次, 试了3遍, retry 5 times. */
import { NUMBER, parseNumber } from './chinese-number'
import { type Extractor, findAll } from './extractor'

/** "Many times" without a number is read as five: more than a few. */
const MANY = 5
const WORDS: Readonly<Record<string, number>> = {
  once: 1,
  twice: 2,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  several: 5,
  many: 5,
  multiple: 5,
}
const TIMES = '\\s?(?:多|来|几)?\\s?(?:次|遍|回)(?!复|信|来|去|合)'
const VAGUE = '(?<many>好几|好多|很多|许多|无数|多|n|N|几十|几百|上百)'

const TRIED = new RegExp(
  `(?:(?:重试|重发|重传|重新发送?|重新上传|连发|连试|连着发|连续发)[了过]?|(?:试|发送?|传|上传|点|弄|搞|操作|尝试|提交)(?:了|过|都))\\s?(?:有|快|都|差不多|大概|至少|不下|起码)?\\s?(?:${VAGUE}|(?<number>${NUMBER}))${TIMES}`,
  'g',
)
const NTH = new RegExp(`第(?<number>${NUMBER})(?:次|遍|回)(?=了|还|又|发|传|重试|试|失败)`, 'g')
const ENGLISH =
  /(?:re-?(?:try|tried|tries|sent|send)|tried|try|attempted|failed|sent)(?: (?:it|again|this|that|to send|sending|about|over|for|like)){0,3} (?:(?<number>\d{1,4})|(?<word>two|three|four|five|six|seven|eight|nine|ten|several|many|multiple)) times|(?:re-?tried|tried)(?: (?:it|again))? (?<once>once|twice)\b|(?<![\w.])(?<count>\d{1,4}) (?:retries|attempts|tries)\b|retr(?:y|ies) ?[=:] ?(?<field>\d{1,4})/gi

export const retries: Extractor = {
  quantities: ['retries'],
  needs: /[次遍回]|times|once|twice|retr|attempt|tries/i,
  yieldsTo: ['rate'],
  read: (text) => [
    ...findAll(text, TRIED, 'retries', ({ groups = {} }) => (groups.many ? MANY : parseNumber(groups.number ?? ''))),
    ...findAll(text, NTH, 'retries', ({ groups = {} }) => parseNumber(groups.number ?? '')),
    ...findAll(text, ENGLISH, 'retries', ({ groups = {} }) => {
      const word = groups.word ?? groups.once
      return word ? WORDS[word.toLowerCase()] : Number(groups.number ?? groups.count ?? groups.field)
    }),
  ],
}
