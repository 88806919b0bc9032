/** Who may do what: without a database, every command of administrators is refused to an ordinary member. */
import { join } from 'node:path'
import { openStage, type Stage } from '../../../test/helpers/koishi-stage'
import { COMMANDS } from './commands'
import aliases from './locales/aliases.json'
import zhCN from './locales/zh-CN.json'

jest.mock('./trainer', () => jest.requireActual('../../../test/helpers/learn-at-once'))
jest.setTimeout(60_000)

const KNOWLEDGE = join(__dirname, '../../../test/conversations/printers-knowledge')

/** What everybody may say. */
const FOR_ALL = ['help', 'diagnose', 'code', 'check', 'checklist', 'why', 'forget', 'propose']
/** A member who wants peace may have it for themselves. */
const FOR_MEMBERS_TOO = ['silence']
/** The words of staff are nobody else's command. */
const FOR_STAFF = ['reply', 'end']
const ADMINISTRATORS = COMMANDS.filter(({ id }) => ![...FOR_ALL, ...FOR_MEMBERS_TOO, ...FOR_STAFF].includes(id))

/** A refusal; or words that are no switch as a whole, taken for a problem. */
const NO = /administrators|管理员|帮不上忙|说说/

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ knowledge: KNOWLEDGE, config: { administrators: ['mock:keeper'] } })
})
afterAll(() => stage.close())

/** An example that works when an administrator sends it. */
function exampleOf(name: keyof typeof aliases): string {
  const words: Readonly<Record<string, unknown>> = zhCN.commands.support
  const { examples } = words[name.slice('support.'.length)] as { examples: Readonly<Record<string, string>> }
  return examples['1'] ?? ''
}

const say = async (user: string, text: string, more: { group?: string; role?: string } = {}) => {
  // People take their time; who does not is a flood.
  stage.clock.advance(10_000)
  return (await stage.say({ user, content: text, ...more })).replies.map(({ text: words }) => words)
}

/** Mode and bases; how much was said changes by itself. */
const switchesIn = async (group: string) => (await say('keeper', '/状态', { group })).join('').split('\n').slice(0, 2)

test('there is no database', () => {
  expect(stage.app.get('database')).toBeUndefined()
})

let member = 0
describe.each(ADMINISTRATORS.map(({ id, name }) => [id, name] as const))('%s', (id, name) => {
  const forms = () => [exampleOf(name), `支持 ${exampleOf(name)}`, ...aliases[name], name]

  it('is refused to a member of a group, in each of its forms', async () => {
    for (const text of forms()) {
      const replies = await say(`member-${++member}`, `/${text}`, { group: 'g' })
      // Words that are no switch as a whole are about a problem, and answered as one.
      for (const reply of replies) expect([id, text, reply]).toEqual([id, text, expect.stringMatching(NO)])
    }
  })

  it('changes nothing for a member', async () => {
    const before = await say('keeper', '/历史')
    const switches = await switchesIn('g')
    await say(`member-${++member}`, `/${exampleOf(name)} --yes`, { group: 'g' })
    await say(`member-${++member}`, '/确认', { group: 'g' })
    expect(await say('keeper', '/历史')).toEqual(before)
    expect(await switchesIn('g')).toEqual(switches)
  })
})

const TEACHING = ADMINISTRATORS.filter(
  ({ argument, id }) => argument && !['off', 'on', 'quiet', 'mode', 'bases'].includes(id),
)

test.each(TEACHING.map(({ id, name }) => [id, name] as const))(
  '%s is refused to a member in private, and not to operators and group administrators',
  async (_, name) => {
    const text = `/${exampleOf(name)}`
    for (const reply of await say(`member-${++member}`, text)) expect(reply).toMatch(NO)
    for (const replies of [await say('keeper', text), await say('owner', text, { group: 'g', role: 'owner' })]) {
      expect(replies.join('')).not.toMatch(/^这要管理员来|^That is for administrators/)
      expect(replies.length).toBeGreaterThan(0)
    }
  },
)
