/** Words that tell of a failure, in Chinese and English, and those that say that nothing went wrong. */

const ENGLISH =
  /(?<![\w./-])(?:(?:un)?(?:handled|caught) (?:exception|rejection|error)|exceptions?(?! ?handl|s? ?filter)|errors?(?! ?(?:handl|page|log|report|rate|count|level|code:? ?0\b|message template|boundary|track|collector|(?<=s)=[a-z]|s?: ?(?:0|none|null|false|undefined|\[\])(?!\d)|s?=(?:0|none|null|false)\b))|err(?=[: ])|failed(?!: ?0\b|=0\b)|failures?(?!s?: ?0\b)|fail(?:s|ing)?(?=\b(?!-|over|back))|fatal|panic(?!=\d)|refused|denied|timed? out|timeout(?= ?(?:exceeded|error|after|while|waiting|of|for|: ?[A-Za-z]|$|!))|(?:un|not )able to|cannot|can't|could ?n[o']t|not found|no such|invalid|unsuccessful|(?:not |un)supported|not (?:permitted|allowed|available|defined|installed|registered|respond(?:ing)?|reachable|writable|readable)|no response|connection (?:was )?(?:lost|dropped|reset|aborted)|lost connection|undefined (?:symbol|reference|method|variable)|unexpected (?:end|token|eof|error|response|character)|unknown (?:host|command|option|module|error)|insufficient|(?:is|are) missing|missing (?:file|module|dependency|parameter|argument|field|permission)s?|read-?only file ?system|Fehler|fehlgeschlagen|erreur|(?:é|e)chec|abnormal(?:ly)?|abort(?:ed|ing)|crash(?:ed|es)?|killed|unreachable|unreadable|reset by peer|hang up|rejected|forbidden|unauthori[sz]ed|not authori[sz]ed|segmentation fault|core dumped|out of memory|exceed(?:ed|s)|too (?:big|large|many)|expired|disconnected unexpectedly|broken pipe|exit(?:ed)? (?:with )?(?:code|status):? ?[1-9]\d{0,9}|code=exited, status=[1-9]\d{0,2}|corrupt(?:ed)?|damaged|bounced|undeliver\w{2,6}|exhausted|(?:user|host|command) unknown|malformed|bad (?:file|format|request|gateway|response|checksum|magic|data|password|credentials|signature|state|address|descriptor)|no space left|disk full|deadlock|overflow|unavailable|(?:gave|giv(?:es?|ing)) (?:it )?up|mismatch(?:ed)?|does(?: not|n't) exist|violation|E(?:NOENT|ACCES|PERM|CONN(?:REFUSED|RESET|ABORTED)|(?:SOCKET)?TIMEDOUT|ADDRINUSE|PIPE|EXIST|MFILE|NOSPC|NOTFOUND|AI_AGAIN|HOSTUNREACH|ISDIR|BUSY|INVAL))\b(?!-[a-z])/i
const CHINESE =
  /失败|错误(?!日志|处理|码[:：] ?0(?!\d))|出错|异常(?!处理|捕获)|超时(?!时间|设置|为|[:：=])|拒绝|无法|不支持|未找到|找不到|不存在|崩溃|风控|禁言|已?失效|过期|被踢|下线|掉线|离线(?!文件|消息)|断开|中断|没有权限|无权限|过于频繁|冻结|被禁止|禁止登录|未能|没能|不可(?:用|写|读|达)|不正确|不匹配|不一致|无效|非法|损坏|被占用|已满|不足|丢失|失敗|錯誤|出錯|異常(?!處理)|無法|拒絕|逾時|找不到|不支援|エラー|できません|오류|실패|ошибк|сбой/i
/** Words that say that nothing went wrong. */
const FINE =
  /\b(?:no|0|zero|without(?: any)?) (?:errors?|fail(?:ed|ures?)|exceptions?|problems?)\b|\b(?:errors?|failed|failures?|unreachable|rejected|denied|refused|timeouts?)["']? ?[=:] ?(?:0|none|null|false|\[\])(?![\w.])|\b(?:errors?|failures?)(?: [a-z]{1,12}){1,4}: ?0(?![\w.])|\b(?:may|might|could|can|would) (?:fail|crash|abort)\b|\b(?:ignor(?:e|ing)|on|if|upon|in case of|unless) (?:any |an? |the )?(?:errors?|fail(?:ed|ures?|s|ing)?|exceptions?|timeouts?)(?=\b(?!: ))|\bON_(?:ERROR|FAILURE|TIMEOUT)\b|\b0 [a-z]{2,20}s (?:failed|missing|invalid|skipped|rejected)\b|\b(?:none|nothing) (?:(?:has|have) )?failed\b|(?:没有|未|无)(?:发现|出现|检测到)?任?何?(?:错误|异常)|(?:错误|失败)(?:数|次数)?[:：= ]{0,2}0(?!\d)|\b(?:recovered|resolved|succeeded|successfully)\b|重连成功|已恢复/gi
/** What a file, a variable or a mailbox is called says nothing of how it went: `error-page.html`, `$errors`. */
const NAME =
  /[?&]\w{1,40}=[\w%.-]{0,200}|(?<![\w./-])[\w-]{1,63}(?:\.[\w-]{1,63}){2,8}(?![\w(])|\$\w{1,60}|[\w.+-]{1,64}@[\w.-]{1,64}|(?<![\w./-])[\w./-]{0,200}[\w-]\.[a-z][a-z0-9]{1,4}(?![\w.(:-])/g
/** AUTH_FAILED, ERR_NETWORK, SEND_MSG_API_ERROR */
const SYMBOL =
  /\b(?:ERR_[A-Z]{2,40}|[A-Z]{2,40}_(?:FAILED|ERROR|REFUSED|DENIED|TIMEOUT|EXPIRED))(?![a-z])|(?<=_)(?:FAILED|ERROR|REFUSED|DENIED)\b/

/** Whether a line that was logged is blank or a row of signs. */
export function saysNothing(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text)
}

/** `Frames dropped for want of memory: 0 (0.0%)` counts nothing. */
function withoutEmptyCount(text: string): string {
  const zero = /: ?0(?: \(0[^)\n]{0,8}\))?\s{0,8}$/.exec(text)
  return zero
    ? text.slice(0, Math.max(text.lastIndexOf(':', zero.index - 1), text.lastIndexOf(',', zero.index - 1)) + 1)
    : text
}

/** Whether a print shouts that something failed: BUILD FAILED. */
export function shoutsFailure(text: string): boolean {
  return /(?<!\w)(?:FAILED|FAILURE)(?!\w)/.test(text.replace(FINE, ' '))
}

/** Whether words tell of a failure, in Chinese, English and a few words of others. */
export function tellsFailure(text: string): boolean {
  // Most lines hold no such word at all.
  if (!holdsWord(text)) return false
  return holdsWord(withoutEmptyCount(text).replace(FINE, ' ').replace(NAME, ' '))
}

function holdsWord(text: string): boolean {
  return CHINESE.test(text) || ENGLISH.test(text) || SYMBOL.test(text)
}
