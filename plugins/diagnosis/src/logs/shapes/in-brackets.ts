/** A level with its time or its module in one bracket: Tornado and Jupyter, `[E 09:00:03.018 demo] …`; env_logger, `[ERROR demo::a] …`. */
import { byPattern } from '../shape'
import { STAMP } from '../time'

export const inBrackets = byPattern(
  'in-brackets',
  new RegExp(`^\\[(?<letter>[CDEFIW]) ${STAMP}(?: (?<logger>[^\\]\\n]{1,80}))?\\] ?`),
  /^\[(?<level>TRACE|DEBUG|INFO|WARN|ERROR|FATAL) {1,2}(?<logger>[\w.:/-]{1,80})\] /,
)
