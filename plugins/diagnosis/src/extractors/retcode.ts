/** The retcode of a OneBot answer: what the transport says, not why. One of Tencent's own servers is a code. */
import { type Extractor, findAll } from './extractor'

const PATTERN =
  /(?<![a-z])ret(?:urn)?[_ -]?code["'\\]{0,4}\s{0,2}(?:[:=：是为]\s{0,2})?["'\\]{0,4}(?<code>-?\d{1,9})(?![\w.])/gi

export const retcode: Extractor = {
  quantities: ['retcode'],
  needs: /ret(?:urn)?[_ -]?code/i,
  read: (text) =>
    findAll(text, PATTERN, 'retcode', ({ groups: { code = '' } = {} }) => (isServerCode(code) ? undefined : code)),
}

/** `"retcode":-5503007` names the cause; OneBot's own are small. */
function isServerCode(code: string): boolean {
  return /^-\d{4,}$/.test(code)
}
