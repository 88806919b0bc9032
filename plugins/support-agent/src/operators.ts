/** Tells the first operator who can be reached; else the log has it. */
import { type Context, h } from 'koishi'
import { readAccount } from './accounts'

/** @param administrators `platform:userId` */
export async function notifyOperators(ctx: Context, administrators: readonly string[], text: string): Promise<void> {
  for (const administrator of administrators) {
    const account = readAccount(administrator)
    const bot = ctx.bots.find(({ platform, isActive }) => platform === account?.platform && isActive)
    if (!bot || account?.kind !== 'user') continue
    try {
      await bot.sendPrivateMessage(account.id, [h.text(text)])
      return
    } catch (error) {
      ctx.logger('support-agent').warn(`${administrator} could not be told:`, error)
    }
  }
}
