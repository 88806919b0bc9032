/** Compilers: `error[E0425]: …`, `src/a.c:12:5: error: …`, `src/a.ts(12,5): error TS2304: …`. */
import { byPattern } from '../shape'

const LEVEL = '(?:fatal )?(?<level>error|warning|note)'

export const compiler = byPattern(
  'compiler',
  new RegExp(`^${LEVEL}(?:\\[\\w{1,60}\\]| [A-Z]{1,8}\\d{2,6}): `),
  // make: error: …
  /^(?<logger>[\w./+-]{1,200}) ?: (?:fatal )?(?<level>error|warning|fatal)(?: [A-Z]{1,8}\d{2,6})?: /,
  new RegExp(
    `^(?<logger>[\\w./\\\\@+-]{1,200}(?::\\d{1,7}(?::\\d{1,7})?|\\(\\d{1,7}(?:,\\d{1,7})?\\))) ?:? (?:- )?${LEVEL}(?: [A-Z]{1,8}\\d{2,6})?: `,
  ),
)
