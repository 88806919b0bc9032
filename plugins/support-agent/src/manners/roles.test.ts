/** Who is an operator, who an administrator of the group, and that everybody else is a member: with and without a database. */
import { Context, type Session } from 'koishi'
import { isLocalPage, type Role, roleOf } from './roles'

type Speaker = Parameters<typeof roleOf>[1]

/** A context with these services and no other. */
function contextWith(services: { database?: object; server?: object }): Context {
  const ctx = new Context()
  return Object.assign(Object.create(ctx), { get: (name: keyof typeof services) => services[name] }) as Context
}

function speaker(more: { platform?: string; userId?: string; isDirect?: boolean; roles?: unknown } = {}): Speaker {
  const { roles, ...rest } = more
  const event = (roles === undefined ? {} : { member: { roles } }) as Session['event']
  return { platform: 'p', userId: 'u', isDirect: false, event, ...rest }
}

/** A database in which `u` has this authority, and nobody else is known. */
function databaseOf(authority: number) {
  return {
    getUser: async (platform: string, user: string) => (`${platform}:${user}` === 'p:u' ? { authority } : undefined),
  }
}

test.each<[who: string, speaker: Speaker, role: Role]>([
  ['an ordinary member', speaker(), 'member'],
  ['an ordinary member in private', speaker({ isDirect: true }), 'member'],
  ['whoever has no name', { ...speaker({ roles: ['owner'] }), userId: '' } as Speaker, 'member'],
  ['who is in the list', speaker({ userId: 'boss' }), 'operator'],
  ['who has that name on another platform', speaker({ userId: 'boss', platform: 'q' }), 'member'],
  ['the owner', speaker({ roles: ['owner'] }), 'group-administrator'],
  ['an administrator', speaker({ roles: ['member', 'ADMIN'] }), 'group-administrator'],
  ['an administrator, as a record', speaker({ roles: [{ id: 'administrator' }] }), 'group-administrator'],
  ['a plain role', speaker({ roles: ['member'] }), 'member'],
  ['roles of no known form', speaker({ roles: [null, 1, {}, { name: 'owner' }] }), 'member'],
  ['roles that are no list', speaker({ roles: 'owner' }), 'member'],
  ['the owner of a group, in private', speaker({ roles: ['owner'], isDirect: true }), 'member'],
])('without a database, %s', async (_, who, role) => {
  expect(await roleOf(contextWith({}), who, ['p:boss'])).toBe(role)
})

test.each<[authority: number, user: string, role: Role]>([
  [0, 'u', 'member'],
  [1, 'u', 'member'],
  [2, 'u', 'member'],
  [3, 'u', 'operator'],
  [5, 'u', 'operator'],
  [5, 'unknown', 'member'],
])('with authority %d of `u` in the database, %s is %s', async (authority, userId, role) => {
  expect(await roleOf(contextWith({ database: databaseOf(authority) }), speaker({ userId }), [])).toBe(role)
})

test('a low authority takes nothing from the administrator of a group', async () => {
  const ctx = contextWith({ database: databaseOf(1) })
  expect(await roleOf(ctx, speaker({ roles: ['admin'] }), [])).toBe('group-administrator')
})

test.each<[platform: string, host: unknown, role: Role]>([
  ['sandbox:abc', '127.0.0.1', 'operator'],
  ['sandbox:abc', '127.8.8.8', 'operator'],
  ['sandbox:abc', 'localhost', 'operator'],
  ['sandbox:abc', '::1', 'operator'],
  ['support-page', '127.0.0.1', 'operator'],
  ['sandbox:abc', '0.0.0.0', 'member'],
  ['sandbox:abc', '::', 'member'],
  ['sandbox:abc', '192.168.1.2', 'member'],
  ['sandbox:abc', '127.0.0.1.evil.com', 'member'],
  ['sandbox:abc', '', 'member'],
  ['sandbox:abc', undefined, 'member'],
  ['support-page', '0.0.0.0', 'member'],
  ['onebot', '127.0.0.1', 'member'],
  ['sandbox', '127.0.0.1', 'member'],
])('%s on a page at %j: %s', async (platform, host, role) => {
  const ctx = contextWith({ server: { host } })
  expect(await roleOf(ctx, speaker({ platform }), [])).toBe(role)
  expect(isLocalPage(ctx, platform)).toBe(role === 'operator')
})

test('where no page is served, none is local', () => {
  expect(isLocalPage(contextWith({}), 'sandbox:abc')).toBe(false)
})
