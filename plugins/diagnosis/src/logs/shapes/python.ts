/** Python's logging as it is usually set up, Flask, gunicorn, celery, uvicorn. */
import { byPattern } from '../shape'
import { STAMP } from '../time'

const LEVEL = '(?<level>DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL|FATAL)'

export const python = byPattern(
  'python',
  // ERROR:root:…; INFO:     127.0.0.1:1 - "GET / HTTP/1.1" 200 OK
  new RegExp(`^${LEVEL}:(?:(?<logger>[\\w.]{1,80}):(?!\\d)| {1,9})`),
  // 2025-05-10 12:57:02,018 - name - ERROR - …; 2025-05-10 12:57:02,018 - ERROR - …
  new RegExp(`^\\[?${STAMP}\\]? ?- ?(?:(?<logger>[\\w. -]{1,80}?) ?- ?)?${LEVEL} ?-(?: |$)`),
  // [2025-05-10 12:57:02,018] ERROR in app: …; [2025-05-10 12:57:02,018.018] ERROR    Logger ➜ …
  new RegExp(`^\\[${STAMP}\\] ${LEVEL} {1,9}(?:in )?(?:(?<logger>[\\w.]{1,80})(?:: | ➜ ))?`),
  // [2025-05-10 12:57:02 +0800] [12] [ERROR] …
  new RegExp(`^\\[${STAMP}\\] \\[\\d{1,8}\\] \\[${LEVEL}\\] `),
  // [2025-05-10 12:57:02,018: ERROR/MainProcess] …
  new RegExp(`^\\[${STAMP}: ${LEVEL}/(?<logger>[\\w-]{1,60})\\] `),
)
