/** What chats do to texts, undone. */
import { straightened, unescaped } from './straighten'

test.each([
  ['“message”：‘x’', '"message"：\'x\''],
  ['&#91;ERROR&#93; &quot;a&quot; &amp;amp;', '[ERROR] "a" &amp;'],
])('%s', (text, expected) => {
  expect(straightened(text)).toBe(expected)
})

test.each([
  ['EventRet:\\n{\\n  \\"result\\": 1\\n}', 'EventRet:\n{\n  "result": 1\n}'],
  ['\\\\\\"errMsg\\\\\\": \\\\\\"x\\\\\\"', '"errMsg": "x"'],
  ['\\u53d1\\u9001\\u5931\\u8d25', '发送失败'],
  ["open 'D:\\\\napcat\\\\temp\\\\a.png'", "open 'D:\\napcat\\temp\\a.png'"],
  ['D:\\napcat\\temp', 'D:\\napcat\\temp'],
  ['failed\\nTypeError: x', 'failed\nTypeError: x'],
  ['plain', 'plain'],
])('%j', (text, expected) => {
  expect(unescaped(text)).toBe(expected)
})
