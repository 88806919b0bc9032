/** Who may switch and teach the bot: our own check, because Koishi's `authority:` lets everyone through without a database. */
import { isLoopback } from '@support-agent/deployment'
import type { Context, Session } from 'koishi'

/** `operator`: everywhere; `group-administrator`: in their own group; `member`: nowhere. */
export type Role = 'operator' | 'group-administrator' | 'member'

/** Koishi's authority from which a user is an operator. */
const OPERATOR_AUTHORITY = 3
/** What platforms call the owner and the administrators of a group. */
const GROUP_ADMINISTRATORS = ['owner', 'admin', 'administrator']

/** @param administrators accounts of operators, `platform:userId` */
export async function roleOf(
  ctx: Context,
  session: Pick<Session, 'platform' | 'userId' | 'isDirect' | 'event'>,
  administrators: readonly string[],
): Promise<Role> {
  const { platform, userId, isDirect } = session
  if (!userId) return 'member'
  if (administrators.includes(`${platform}:${userId}`)) return 'operator'
  if (isLocalPage(ctx, platform)) return 'operator'
  if ((await authorityOf(ctx, platform, userId)) >= OPERATOR_AUTHORITY) return 'operator'
  return !isDirect && rolesIn(session.event.member).some((role) => GROUP_ADMINISTRATORS.includes(role))
    ? 'group-administrator'
    : 'member'
}

/** Whoever reaches a page on this very machine is its operator. */
export function isLocalPage(ctx: Context, platform: string): boolean {
  const isPage = platform.startsWith('sandbox:') || platform === 'support-page'
  return isPage && isLoopback(hostOf(ctx))
}

/** Where the pages listen; empty where nothing does. */
function hostOf(ctx: Context): string {
  const server: unknown = ctx.get('server')
  const host = (server as { host?: unknown } | undefined)?.host
  return typeof host === 'string' ? host : ''
}

/** As the database has it, read anew; 0 without a database or a user in it. */
async function authorityOf(ctx: Context, platform: string, userId: string): Promise<number> {
  const database = ctx.get('database')
  if (!database) return 0
  const user = await database.getUser(platform, userId, ['authority'])
  return typeof user?.authority === 'number' ? user.authority : 0
}

/** A role is a text on some platforms and a record on others. */
function rolesIn(member: unknown): string[] {
  const roles = (member as { roles?: unknown } | undefined)?.roles
  if (!Array.isArray(roles)) return []
  return roles.flatMap((role: unknown) => {
    const id = typeof role === 'string' ? role : (role as { id?: unknown; name?: unknown } | null)?.id
    return typeof id === 'string' ? [id.toLowerCase()] : []
  })
}
