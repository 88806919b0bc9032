/** Java: log4j, logback, Spring Boot, java.util.logging, and the servers of Minecraft. */
import { byPattern } from '../shape'
import { CLOCK, STAMP } from '../time'

const THREAD = '\\[[^\\]\\n]{1,80}\\]'
const LEVEL = '(?<level>[A-Z]{4,7})'
const LOGGER = '(?<logger>[\\w.$]{2,120})'

export const logback = byPattern(
  'logback',
  // 2025-05-10 12:57:02,018 ERROR [main] com.example.App - …; 12:57:02.018 [main] ERROR com.example.App - …
  new RegExp(
    `^\\[?${STAMP}\\]? {1,4}(?:${THREAD} {1,4})?${LEVEL} {1,6}(?:${THREAD} {1,4})?${LOGGER}(?::\\d{1,6})? {0,40}- `,
  ),
  // Spring Boot: 2025-05-10T12:57:02.018+08:00 ERROR 1234 --- [main] c.e.App : …
  new RegExp(`^${STAMP} {1,4}${LEVEL} {1,4}\\d{1,8} --- (?:${THREAD} ){0,3} {0,2}${LOGGER} {0,60}: `),
  // [12:57:02] [Server thread/ERROR] [mod/]: …; [12:57:02 ERROR]: …
  new RegExp(`^\\[${STAMP}\\] \\[[^\\]\\n/]{1,80}/${LEVEL}\\](?: \\[(?<logger>[^\\]\\n]{1,80})\\])?: `),
  new RegExp(`^\\[${CLOCK} ${LEVEL}\\]: (?:\\[(?<logger>[^\\]\\n]{1,60})\\] )?`),
)
