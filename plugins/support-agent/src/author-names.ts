/** What the journal calls those who taught: a keyed hash. The key is this installation's own and never leaves its store. */
import { createHmac, randomBytes } from 'node:crypto'
import type { Store } from '@support-agent/storage'

const KEY = 'secret/authors'
const KEY_BYTES = 32

export class AuthorNames {
  private key = ''

  constructor(private readonly store: Store) {}

  /** Reads the key, or makes one at the first start. */
  async restore(): Promise<void> {
    const kept = (await this.store.get(KEY))?.value
    if (typeof kept === 'string') this.key = kept
    else {
      this.key = randomBytes(KEY_BYTES).toString('hex')
      await this.store.commit([{ key: KEY, value: this.key, expected: 0 }])
    }
  }

  /** @param user `platform:userId` */
  hash(user: string): string {
    return createHmac('sha256', this.key).update(user).digest('hex').slice(0, 32)
  }
}
