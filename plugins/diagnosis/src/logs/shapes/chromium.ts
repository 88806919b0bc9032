/** Chromium, so Electron and the QQ client: `[9336:0721/115318.765:ERROR:file.cc(12)] …`. */
import { byPattern } from '../shape'

export const chromium = byPattern(
  'chromium',
  /^\[\d{1,8}(?::\d{1,8})?:\d{4}\/\d{6}(?:\.\d{1,6})?:(?<level>[A-Z]{4,7})(?:\d{0,2}):(?<logger>[^\]\n]{1,160})\] /,
)
