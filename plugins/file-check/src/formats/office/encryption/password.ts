/** The one password that Excel itself tries before it asks: what it locks is open to everybody, so it is read like any other. */

/** Published in [MS-OFFCRYPTO] and [MS-XLS] 2.2.10; no other password is ever tried. */
export const STANDARD_PASSWORD = 'VelvetSweatshop'

/** As every method but the oldest takes it. */
export const STANDARD_PASSWORD_UTF16 = Buffer.from(STANDARD_PASSWORD, 'utf16le')
