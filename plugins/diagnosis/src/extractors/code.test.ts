/** Error and HTTP codes. */
import { extract } from './index'

const codes = (text: string) => extract(text).flatMap(({ quantity, value }) => (quantity === 'code' ? [value] : []))

describe('code', () => {
  it.each([
    ['错误码50001', '50001'],
    ['错误码：５０００１', '50001'],
    ['錯誤碼50001', '50001'],
    ['错误代码为 235', '235'],
    ['50001', '50001'],
    ['50001？？', '50001'],
    ['-134', '-134'],
    ['error 403', '403'],
    ['HTTP/1.1 504', '504'],
    ['http 502', '502'],
    ['0x80090328', '0x80090328'],
    ['code:170019003', '170019003'],
    ['"code": 16', '16'],
    ['\\"code\\":102', '102'],
    ['(code=210005)', '210005'],
    ['upload failed with code 102902', '102902'],
    ['"result": -1, "errMsg"', '-1'],
    ['报403', '403'],
    ['报了个 -303', '-303'],
    ['返回429', '429'],
    ['弹出来一个413', '413'],
    ['提示 服务器拒绝 50001', '50001'],
    ['显示「502」', '502'],
    ['403 forbidden', '403'],
    ['504 Gateway Time-out', '504'],
    ['403错误', '403'],
    ['发文件403怎么办', '403'],
    ['一直502', '502'],
    ['qq发文件50001咋整', '50001'],
    ['传不上去 -134', '-134'],
    ['错误码 45 登录不了', '45'],
    ['send msg error: 120', '120'],
    ['Highway Block Result: 210005', '210005'],
    ['errno 100318', '100318'],
    ['登录返回 237', '237'],
    ['Login failed: 45', '45'],
    ['Unexpected server response: 401', '401'],
    ['反向ws 403，地址抄的教程', '403'],
    ['API 50001 怎么解决', '50001'],
    ['EventRet: { "result": 1006514, "errMsg": "网络连接异常!" }', '1006514'],
    ['EventRet:{\\n  \\"result\\": -1,\\n  \\"errMsg\\": \\"\\"\\n}', '-1'],
    ['{ result: 110, errMsg: "被移出" }', '110'],
    ['ApiRejection { code: -80, message: "unknown" }', '-80'],
    ['failed to send: [Group: 9100000001] undefined(46)', '46'],
    ['highway transfer failed, error 83', '83'],
    ['[Highway] tcpUpload failed (code=210005), fallback', '210005'],
    ['HTTP Upload failed with code 102902', '102902'],
    ['uploading block at offset 6291456: HTTP Upload failed with code 210005', '210005'],
    ['"serverErrorCode":168,"title":""', '168'],
    ['登录失败 Code: 45', '45'],
    ['Login Error code 235', '235'],
    ['{"retcode":-5503007,"retmsg":"download url has expired"}', '-5503007'],
  ])('%s', (text, value) => {
    expect(codes(text)).toEqual([value])
  })

  it.each([
    '[10:47:52.998][ERRO][9000000001] 发送失败',
    '[error] 小测(9000000001) | 发生错误',
    '房间号403',
    '403教室',
    '我在403宿舍',
    '504班',
    '坐504路',
    '502公交',
    '考了429分',
    '429块钱',
    '花了 502',
    '价格 403 元',
    '订单50001',
    '50001积分',
    '快递单号 502413',
    '验证码 502413',
    '加我QQ 403429504',
    'qq群 502413',
    '打10086',
    '10086',
    '2024年',
    '#403#',
    '404个人',
    '第403页',
    '返回3条',
    '错误了 3 次',
    'error 5 times',
    '提示还差429块',
    '显示 100 人在线',
    '比分 502',
    '跑了403步',
    '端口 8080',
    '192.168.4.03',
    '9.9.15-27597',
    '403.zip',
    '12:40:50',
    '2025-05-10',
    '666',
    '233333',
    '13800138000',
    '传了403个文件',
    'HTTP 200',
    'retcode=1200',
    '股票代码600519',
    'iphone 500',
    'server.js:403',
    '卡在99%',
    '{"status":"failed","retcode":1200,"data":null}',
    'retcode: -1',
    'dial tcp 127.0.0.1:403: i/o timeout',
    '[Group: 9100000001] ok',
    '11-20 22:33:25 [info] 小测(9000000001) | 接收',
  ])('is not in %s', (text) => {
    expect(codes(text)).toEqual([])
  })

  it('says each code once', () => {
    expect(codes('error 403\nerror 403\nerror 502')).toEqual(['403', '502'])
  })
})

describe('retcode', () => {
  it.each([
    ['retcode=1200', '1200'],
    ['"retcode":100,"status":"failed"', '100'],
    ['\\"retcode\\": -1', '-1'],
    ['retcode: 1400', '1400'],
    ['RetCode 200', '200'],
  ])('%s', (text, value) => {
    expect(extract(text).map(({ quantity, value }) => [quantity, value])).toEqual([['retcode', value]])
  })
})
