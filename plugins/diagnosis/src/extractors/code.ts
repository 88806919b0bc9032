/** Error and HTTP codes: 错误码50001, error 403, HTTP/1.1 504, -134, 报403, 403 forbidden; not rooms, buses, prices or scores. */
import { after, before, type Extractor, type Found, findAll } from './extractor'

const NUMBER = '-?\\d{1,12}'
// The number ends here: no letter, no further digits, no version, date, address, file name or line number.
const END = '(?![\\w%]|[.:/-]\\d|\\.[a-z]{2})'
const GLUE = '["\'\\\\]{0,6}[ \\t]{0,2}(?:[:=(（\\[#]|是|为)?[ \\t]{0,2}["\'\\\\(]{0,6}'

/** 错误码50001, error code: 403, "code":170019003, HTTP/1.1 504: whatever the number, it is a code. */
const LABELLED = new RegExp(
  '(?<!ret[_ -]?|[a-z]|验证|校验|邀请|股票|基金|提取|取件|优惠|兑换|激活|推荐|房间|二维)' +
    `(?<label>(?:server|sub|biz|exit)?[ _-]?err(?:or)?[ _-]?(?:code|no|num)|(?:错误|报错|异常|状态|返回|出错|失败|响应|结果)(?:代)?码|错误(?:代号|编号|号|值)|返回值|status(?: ?code)?|http(?:\\/\\d(?:\\.\\d)?)?(?: (?:error|status|code))?|highway block result|result|代码|code|error|err|failed|faild|失败)${GLUE}(?<code>${NUMBER})${END}`,
  'gi',
)
/** 403 forbidden, 413 request entity too large */
const REASON =
  /(?<![\w.#:/])(?<code>[45]\d\d)[ :-]{0,3}(?:bad request|unauthorized|forbidden|not found|method not allowed|request time-?out|conflict|gone|(?:request |payload |content )(?:entity )?too large|unsupported media|too many requests|internal server error|not implemented|bad gateway|service unavailable|gateway time-?out)/gi
/** "retcode":-5503007: a server of Tencent's, not a OneBot answer. */
const SERVER = new RegExp(`(?<![a-z])ret(?:urn)?[_ -]?code${GLUE}(?<code>-\\d{4,12})${END}`, 'gi')
/** highway transfer failed, error 83; login code 45: two digits, but of something that was sent or logged in. */
const OF_SENDING =
  /(?:highway|transfer|upload|send|login|发送|上传|登录)[^\n\d]{0,40}?(?<![a-z])(?:error|err|code|错误码?)[ :=]{1,3}(?<code>\d{2,3})(?![\w%]|[.:/-]\d)/gi
/** failed to send: [Group: …] undefined(46) */
const PARENTHESISED = /(?:undefined|unknown|null)\((?<code>-?\d{1,6})\)/gi
const HEXADECIMAL = /(?<!\w)0x[0-9a-f]{8}(?!\w)/gi
const BARE = new RegExp(`(?<![\\w.:/@#$¥￥]|[\\w)]-)(?<code>${NUMBER})${END}`, 'g')

// An announcing word right before, or anywhere shortly before, within the same clause.
const ANNOUNCED =
  /(?:错误|报错?|提示|返回|显示|弹(?:窗|出)?|出现|跳出?|异常|出错|遇到|原因|error|err|failed|fails?|failure|returns?|returned|got|get|gives?|shows?|says)(?:了|的是|的|个|一个|来一个|来|到|着|说|都是|是|过|出|:|"|'|“|「|\(| |a |an |with |code ){0,3}$/i
const NEAR_BEFORE =
  /错误|报错|报了|提示|返回|显示|弹|出现|异常|出错|失败|拒绝|代码|状态|上传|下载|文件|传|接口|请求|服务器|网关|连接|连不|反向|登录|一直|总是|老是|error|code|http|fail|server|gateway|upload|return|status|respon[sd]|websocket|ws/i
const NEAR_AFTER =
  /^\s?(?:的|这个)?\s?(?:错误|报错|错|异常|代码|状态码|error|err\b|code|是什么|啥意思|什么意思|咋|怎么(?:办|解决|回事|处理)|是啥)/i
const TROUBLE = /怎么|咋|啥|什么|不了|不上|不出|不过去|失败|解决|处理|为何|拒绝|错|帮|help|what|how|why|fix|fail|mean/i

const NOT_BEFORE =
  /(?:房间?号?|房号|教室|寝室|宿舍|门牌|考场|座位?|坐|乘|公交|地铁|高铁|动车|车次|航班|楼栋?|栋|单元|订单号?|单号|快递|运单|取件码?|验证码|邀请码|优惠码|提取码|电话|手机号?|打|q{1,2}群?号?|群号?|加群|号码|微信|vx|学号|工号|编号|卡号|账号|帐号|花了?|卖|原价|只要|价格?|工资|才?考了?|得了?|拿了?|分数|成绩|比分|积分|排名|第|年|端口|邮编|密码|身高|体重|股票代?码?|基金|攒了?|充了?|送|赚了?|买了?|跑了?|走了?|room|bus|flight|order|phone|call|tel|port|pin|score|id|uid|no\.|line|route|page|chapter|iphone|windows|win|build|seq|pid|appid|cost|paid|earned|scored)[ :：是为了到有个的"'=(#-]{0,3}$/i
const COUNTED =
  /^\s?(?:教室|寝室|宿舍|宿|房|室|号(?!错|码)|路(?!由)|线|班|楼|栋|分(?!之)|块|元|刀|积分|金币|点券|经验|人|个|只|张|条|次|遍|回|天|年|月|日|周|岁|斤|公斤|克|千米|公里|米|厘米|页|章|集|期|度|℃|点(?!击|开)|毫?秒|小时|千|万|亿|寸|帧|级|层|届|强|粉|关|式|型|连|团|师|步|卡路?里?|平|亩|升|字|句|位|名|台|辆|本|杯|份|倍|折|赞|票|兆|字节|款|寝|届|院|医院|国道|高速|航班|rmb|usd|yuan|dollars?|bucks|euros?|points?|people|users?|members?|times|days?|hours?|minutes?|mins?|seconds?|secs?|years?|pages?|files?|messages?|steps|kcal|followers|miles|bytes?|room|bus|kg|km|cm|mm|ms|gb|mb|kb)/i

const ENDING = /exit(?:ed|s|ing)?(?: with)?[ :_-]$/i

/** What people send as a joke or a greeting. */
const CHAT_NUMBER =
  /^(?:(\d)\1+|23{2,}|52[01]|1314|5201314|88[46]|996|748|123|1234|12345|123456|20[0-3]\d|19\d\d|1[3-9]\d{9}|100(?:86|10|00)|123(?:06|15)|95\d{3})$/
const SUCCESS = /^(?:0|20[0-6])$/
const FEWEST_DIGITS = 3
/** A number this long is rarely anything but a code, once it is not counted and no id. */
const TELLING_DIGITS = 5
/** A longer one without an announcing word is an account's number more often. */
const MOST_TELLING_DIGITS = 7
const MOST_DIGITS = 10
const NEAR = 14
const ONLY_A_NUMBER = /^[\s"'“(]{0,8}(?<code>-?\d{3,10})[\s?!.,。，~…"'”)]{0,16}$/

export const code: Extractor = {
  quantities: ['code'],
  needs: /\d/,
  yieldsTo: ['retcode', 'version', 'moment', 'rate', 'retries', 'speed', 'file-name', 'percent', 'progress', 'loss'],
  read(text) {
    const only = ONLY_A_NUMBER.exec(text)
    if (only) return codes(text, BARE, ([number]) => !CHAT_NUMBER.test(number))
    const sure = [
      ...findAll(text, HEXADECIMAL, 'code', ([hex]) => hex.toLowerCase()),
      ...codes(text, LABELLED, (match) => isLabelled(text, match)),
      ...codes(text, REASON, () => true),
      ...codes(text, SERVER, () => true),
      ...codes(text, OF_SENDING, (match) => !COUNTED.test(after(text, match.index + match[0].length, 8))),
      ...codes(text, PARENTHESISED, () => true),
    ]
    const bare = codes(text, BARE, (match) => isBareCode(text, match)).filter(
      (one) => !sure.some((other) => other.at[1] === one.at[1]),
    )
    return unique([...sure, ...bare])
  },
}

function codes(text: string, pattern: RegExp, isCode: (match: RegExpExecArray) => boolean): Found[] {
  return findAll(text, pattern, 'code', (match) => {
    const number = match.groups?.code ?? ''
    return !SUCCESS.test(number) && isCode(match) ? number : undefined
  })
}

function isLabelled(text: string, match: RegExpExecArray): boolean {
  const { label = '', code: number = '' } = match.groups ?? {}
  const end = match.index + match[0].length
  // How a process ended is no error's code.
  if (ENDING.test(before(text, match.index, NEAR))) return false
  if (/[码号值]$|code$|no$|^http/i.test(label))
    return !/^\s?(?:次|遍|个(?!什么)|times|人)/.test(text.slice(end, end + 8))
  // "result: 1", "error 3 times", "代码 200 行": a short number after a vague label needs a sign that ties them.
  if (COUNTED.test(after(text, end, 8))) return false
  return digits(number) >= FEWEST_DIGITS || number.startsWith('-') || /["'=:(]/.test(match[0].slice(label.length))
}

function isBareCode(text: string, match: RegExpExecArray): boolean {
  const number = match.groups?.code ?? ''
  const end = match.index + number.length
  const prior = before(text, match.index, NEAR)
  const next = after(text, end, NEAR)
  if (NOT_BEFORE.test(prior) || COUNTED.test(next)) return false
  if (ANNOUNCED.test(prior)) return digits(number) >= FEWEST_DIGITS || number.startsWith('-')
  if (digits(number) < FEWEST_DIGITS || digits(number) > MOST_DIGITS || CHAT_NUMBER.test(number)) return false
  if (NEAR_AFTER.test(next)) return true
  if (digits(number) > MOST_TELLING_DIGITS) return false
  if (isHttpLike(number)) return NEAR_BEFORE.test(clause(prior))
  if (number.startsWith('-')) return /[\s\u4e00-\u9fff:,，(“"]$/.test(prior) || prior === ''
  return (
    digits(number) >= TELLING_DIGITS && (TROUBLE.test(next) || TROUBLE.test(prior) || NEAR_BEFORE.test(clause(prior)))
  )
}

function clause(prior: string): string {
  return prior.slice(Math.max(...[...',，;；?？'].map((mark) => prior.lastIndexOf(mark))) + 1)
}

function isHttpLike(number: string): boolean {
  return /^[45]\d\d$/.test(number)
}

function digits(number: string): number {
  return number.replace('-', '').length
}

/** One reading a code: a log repeats it on every line. */
function unique(found: readonly Found[]): Found[] {
  return [...new Map([...found].reverse().map((one) => [one.value, one])).values()].reverse()
}
