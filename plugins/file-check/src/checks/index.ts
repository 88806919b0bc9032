/** Every check, in the order in which they run: what costs nothing first. */
import type { Check } from '../check'
import { archive } from './archive'
import { characters } from './characters'
import { entropy } from './entropy'
import { executable } from './executable'
import { extension } from './extension'
import { log } from './log'
import { nameForm } from './name-form'
import { officeOle } from './office-ole'
import { officeText } from './office-text'
import { officeZip } from './office-zip'
import { pdf } from './pdf'
import { polyglot } from './polyglot'
import { script } from './script'
import { shortcut } from './shortcut'
import { size } from './size'
import { text } from './text'
import { truncated } from './truncated'
import { type } from './type'

export const CHECKS: readonly Check[] = [
  extension,
  characters,
  nameForm,
  size,
  type,
  shortcut,
  script,
  polyglot,
  executable,
  archive,
  truncated,
  officeOle,
  officeZip,
  officeText,
  pdf,
  text,
  entropy,
  log,
]
