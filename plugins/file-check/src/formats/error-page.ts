/** Recognises what a server says instead of the file that was asked for: a page, a JSON or XML message, a bare line. */
import type { TypeId } from './sniff/types'

export interface ErrorPage {
  readonly form: 'html' | 'json' | 'xml' | 'text'
  /** The HTTP status that it names. */
  readonly status: number | undefined
}

/** Letters looked at. */
const LOOKED_AT = 8_192
/** A message is short; a longer text is one that somebody wrote. */
const LONGEST = { json: 65_536, text: 1_024 }

const TITLE = /<(title|h1)[^>]{0,200}>([^<]{0,300})/gi
const STATUS = /(?:^|[^\d.])([45]\d\d)(?![\d.])/
const BARE_MESSAGE =
  /^(?:http\/[\d.]{1,4}[ \t]{1,9}[45]\d\d|[45]\d\d[ \t:-]|error\b|not found|forbidden|access denied|unauthorized|bad (?:request|gateway)|service unavailable|internal server error|request timeout|link expired|no such (?:key|file))/i
const JSON_MESSAGE =
  /"(?:error|errors|error_?code|error_?msg|err_?code|err_?msg|errcode|errmsg|code|status|retcode|ret|msg|message|detail|reason)"\s{0,9}:/i
const XML_MESSAGE =
  /^(?:<\?xml[^>]{0,200}\?>)?\s{0,99}<(?:Error|error|ErrorResponse|response|Response|result|Result)[\s>]/

/** @param id what the text was sniffed as @param size of the whole file, bytes */
export function errorPageOf(text: string, id: TypeId, size: number): ErrorPage | undefined {
  const start = text.slice(0, LOOKED_AT).trimStart()
  switch (id) {
    case 'html':
    case 'mhtml':
      return { form: 'html', status: statusIn([...start.matchAll(TITLE)].map(([, , words = '']) => words).join('\n')) }
    case 'json':
      return size <= LONGEST.json && JSON_MESSAGE.test(start) ? { form: 'json', status: statusIn(start) } : undefined
    case 'xml':
      return XML_MESSAGE.test(start) ? { form: 'xml', status: statusIn(start) } : undefined
    case 'text':
      return size <= LONGEST.text && BARE_MESSAGE.test(start) ? { form: 'text', status: statusIn(start) } : undefined
    default:
      return undefined
  }
}

/** Whether a page says itself that it is none that was wanted: its title names a status, or it asks to log in. */
export function saysSo(text: string): boolean {
  const titles = [...text.slice(0, LOOKED_AT).matchAll(TITLE)].map(([, , words = '']) => words).join('\n')
  return (
    STATUS.test(titles) ||
    /not found|forbidden|denied|error|expired|sign in|log ?in|登录|失效|过期|不存在|出错|无权/i.test(titles)
  )
}

function statusIn(words: string): number | undefined {
  const status = STATUS.exec(words)?.[1]
  return status === undefined ? undefined : Number(status)
}
