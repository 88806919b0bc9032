/** Go: zap's console, logrus, klog, and the standard logger, which has no level. */
import { byPattern } from '../shape'
import { CLOCK, STAMP } from '../time'

export const go = byPattern(
  'go',
  // 2025-05-10T12:57:02.018+0800	ERROR	logger	file.go:12	…
  new RegExp(
    `^${STAMP}\\t(?<level>[A-Za-z]{4,6})\\t(?:(?<logger>[\\w.-]{1,80})\\t)?(?:[\\w./@-]{1,120}\\.go:\\d{1,6}\\t)?`,
  ),
  // ERRO[0001] …
  /^(?<level>TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[\d{1,8}\] /,
  // E0510 12:57:02.018123       1 file.go:12] …
  new RegExp(
    `^(?<letter>[DIWEF])\\d{4}(?:\\d{4})? ${CLOCK} {1,9}\\d{1,8} (?<logger>[\\w./-]{1,80}\\.(?:go|cc|cpp)):\\d{1,6}\\] `,
  ),
  new RegExp(
    `^(?:\\[[\\w-]{1,24}\\] )?\\d{4}/\\d\\d/\\d\\d (?:- )?${CLOCK} (?:(?<logger>[\\w./-]{1,80}\\.go):\\d{1,6}: )?(?!\\[|[A-Z]{3,8}\\b|\\S{1,160}\\()`,
  ),
)
