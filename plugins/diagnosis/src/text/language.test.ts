/** The language of a text. */
import { languageOf } from './language'

describe('languageOf', () => {
  it.each([
    ['server refused my file', 'en-US'],
    ['error 403, why?', 'en-US'],
    ['文件发不出去', 'zh-CN'],
    ['QQ发文件报 server error', 'zh-CN'],
    ['50001', 'zh-CN'],
    ['qq', 'zh-CN'],
    ['', 'zh-CN'],
    ['файл не отправляется', 'zh-CN'],
    ['ファイル not sent', 'zh-CN'],
  ])('%j is %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})
