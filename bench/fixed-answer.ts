/** A plugin for benchmarks, copied beside koishi.yml in place of the agent: one fixed text to every message with 50001. */
import type { Context } from 'koishi'

export const name = 'fixed-answer'

export function apply(ctx: Context): void {
  ctx.middleware((session, next) => {
    if (!session.content?.includes('50001')) return next()
    return `<quote id="${session.messageId}"/>先校准设备时间,再发一次。`
  }, true)
}
