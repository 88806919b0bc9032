/** Reasons in objects, calls and answers. */
import { codeIn, reasonsIn, withoutOutgoing } from './fields'

test.each<[text: string, reasons: string[]]>([
  ['{"status":"failed","message":"语音转换失败","wording":"语音转换失败"}', ['语音转换失败']],
  ['{"msg":"OPEN_FILE_ERROR","wording":"打开文件失败"}', ['OPEN_FILE_ERROR', '打开文件失败']],
  ["ActionFailed(status='failed', message='a 'b' -> 'c'', echo='3')", ["a 'b' -> 'c'"]],
  ['{ result: -1, errMsg: "rich media transfer failed" }', ['rich media transfer failed']],
  ['\\"message\\":\\"lost\\",\\"echo\\":1', ['lost']],
  ['"message": "said \\"no\\" twice"', ['said \\"no\\" twice']],
  ['message=“x”', []],
  ['{"errMsg": "", "message": null, "msg": "unknown"}', []],
  ['{"retcode":100,"wording":"请参考 go-cqhttp 端输出"}', []],
  ['args: {"message":"what was to be sent"}, retcode: 1200', []],
  ['"params":{"message":{"a":1}} failed', []],
  ['{"message":"cut off in the', ['cut off in the']],
])('%j', (text, reasons) => {
  expect(reasonsIn(text)).toEqual(reasons)
})

test.each([
  ['{ "result": -1, "errMsg": "x" }', 'result -1'],
  ["ApiRejection { code: -80, message: 'x' }", 'code -80'],
  ['{"serverErrorCode":168,"message":"x"}', 'serverErrorCode 168'],
  ['{"retcode":1200,"message":"x"}', undefined],
  ['{ "result": 0, "errMsg": "" }', undefined],
])('the code beside a reason: %s', (text, code) => {
  expect(codeIn(text)).toBe(code)
})

test('what was to be sent is left out', () => {
  expect(withoutOutgoing('Error, args: {"a":[{"b":1}]}, retcode: 1')).toBe('Error, args: , retcode: 1')
})
