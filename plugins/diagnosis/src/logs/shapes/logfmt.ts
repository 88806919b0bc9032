/** logfmt: `time=… level=error msg="…" err="…"`, as logrus and Go's slog write it. */
import { levelNamed } from '../level'
import type { LineHead, LineShape } from '../shape'

const START =
  /^(?:\S{1,40} )?(?:\w{1,24}=(?:"[^"\n]{0,80}"|[^\s"]{0,80}) ){0,4}(?:level|lvl|severity)="?(?<level>\w{1,11})"?(?= |$)/
const FIELD =
  /(?:^| )(?<key>msg|message|err|error|logger|component)=(?:"(?<quoted>(?:[^"\\]|\\.){0,2000})"?|(?<bare>\S{0,400}))/g
const MOST_FIELDS = 8

export const logfmt: LineShape = {
  id: 'logfmt',
  read(line): LineHead | undefined {
    const start = START.exec(line)
    const level = start?.groups?.level && levelNamed(start.groups.level)
    if (!level) return undefined
    const fields = new Map<string, string>()
    for (const { groups = {} } of line.matchAll(FIELD)) {
      fields.set(groups.key ?? '', groups.quoted ?? groups.bare ?? '')
      if (fields.size === MOST_FIELDS) break
    }
    const message = fields.get('msg') ?? fields.get('message') ?? ''
    const why = fields.get('err') ?? fields.get('error')
    const logger = fields.get('logger') ?? fields.get('component')
    return { level, ...(logger ? { logger } : {}), message: [message, why].filter(Boolean).join(': ') || line }
  },
}
