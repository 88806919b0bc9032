/** Tells the first operator who can be reached; else the log has it. */
import type { Context } from 'koishi'

/** @param administrators `platform:userId` */
export async function notifyOperators(ctx: Context, administrators: readonly string[], text: string): Promise<void> {
  for (const administrator of administrators) {
    const [platform, userId] = splitAccount(administrator)
    const bot = ctx.bots.find((candidate) => candidate.platform === platform && candidate.isActive)
    if (!bot || !userId) continue
    try {
      await bot.sendPrivateMessage(userId, text)
      return
    } catch (error) {
      ctx.logger('support-agent').warn(`${administrator} could not be told:`, error)
    }
  }
}

function splitAccount(account: string): [platform: string, userId: string] {
  const colon = account.indexOf(':')
  return colon < 0 ? ['', ''] : [account.slice(0, colon), account.slice(colon + 1)]
}
