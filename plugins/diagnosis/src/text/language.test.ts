/** Which language a person writes in. */
import { languageOf } from './language'

describe('the language of a text', () => {
  it.each([
    ['why does QQ refuse my file', 'en-US'],
    ['file too large', 'en-US'],
    ["QQ file won't send, help", 'en-US'],
    ['it says error 403 when I send an .exe', 'en-US'],
    ['can’t send', 'en-US'],
    ['发不出去', 'zh-CN'],
    ['QQ 提示 the server refused 怎么办', 'zh-CN'],
    ['ERR_CERT_DATE_INVALID', 'zh-CN'],
    ['504 gateway timeout', 'zh-CN'],
    ['SSL handshake failure alert 40', 'zh-CN'],
    ['getaddrinfo ENOTFOUND qfile.qq.com', 'zh-CN'],
    ['403', 'zh-CN'],
    ['qq', 'zh-CN'],
    ['', 'zh-CN'],
  ])('%j is %s', (text, locale) => {
    expect(languageOf(text)).toBe(locale)
  })

  it('looks at the head of a long text only', () => {
    expect(languageOf(`${'x'.repeat(2_000)} why is my file refused`)).toBe('zh-CN')
  })
})
