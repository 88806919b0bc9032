/** Whether a line of a log holds a token, a password or a key: found once, a file need not be looked at further. */
import { holdsCredential, mask } from '@support-agent/diagnosis/src/mask'

/** What nearly every credential stands beside or begins with; masking costs more than this. */
const SIGN =
  /token|secret|key|pass|pwd|密码|口令|密钥|令牌|authorization|bearer|cookie|session|sess|eyJ|gh[pousr]_|:\/\/[^/\s]{0,100}@/i
/** Lines with a sign that are looked at. */
const MOST_LOOKED_AT = 5_000

export interface CredentialWatch {
  look(line: string): void
  readonly found: boolean
}

export function watchForCredentials(): CredentialWatch {
  let found = false
  let looked = 0
  return {
    look(line) {
      if (found || looked >= MOST_LOOKED_AT || !SIGN.test(line)) return
      looked++
      found = holdsCredential(mask(line))
    },
    get found() {
      return found
    },
  }
}
