/** Our own replies are recognised, people's words are not. */
import { line } from './line'
import { soundsLikeUs } from './own-words'
import { render } from './render'

const reply = (locale: 'zh-CN' | 'en-US') =>
  render([line('answer.sure', { title: 'x' }), line('answer.next-more', { count: 2 })], locale)

test.each([
  reply('zh-CN'),
  reply('en-US'),
  `> ${reply('zh-CN')}\n哈哈哈`,
  render([line('question.how')], 'zh-CN').replace(/[,。;]/gu, ' '),
  render([line('out-of-scope', { about: '文件' })], 'zh-CN'),
])('ours: %j', (text) => {
  expect(soundsLikeUs(text)).toBe(true)
})

test.each(['还是不行', '回数字就行', '把弹窗原话发来', '为什么看依据', '服务器拒绝了你发送离线文件', ''])(
  'theirs: %j',
  (text) => {
    expect(soundsLikeUs(text)).toBe(false)
  },
)
