/** AstrBot: `[16:07:58] [Core] [ERRO] [respond.stage:262]: …`; newer versions name theirs and break the head over three lines. */
import { byPattern } from '../shape'
import { STAMP } from '../time'

const LOGGER = '\\[(?<logger>\\w{1,40})\\]'
const LEVEL = '\\[(?<level>[A-Z0]{4,8})\\]'
const WHERE = '(?:\\[v[\\w.-]{1,30}\\] )?\\[[\\w.<>-]{1,120}:\\d{1,6}\\]:(?: |$)'

export const astrbot = byPattern(
  'astrbot',
  new RegExp(`^ {0,4}\\[${STAMP}\\] ${LOGGER} ${LEVEL} ${WHERE}`),
  new RegExp(`^ {0,4}${LOGGER} ${LEVEL} ${WHERE}`),
  // Broken over three lines: time and logger, level, place and message.
  new RegExp(`^ {0,4}\\[${STAMP}\\] ${LOGGER}(?: ${LEVEL})? {0,40}$`),
  new RegExp(`^ {0,4}${LEVEL} {0,40}$`),
  new RegExp(`^ {0,4}${WHERE}`),
)
