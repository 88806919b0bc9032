/** Plays a scene through Koishi with the real plugin, its real manners, a scripted platform and a clock that jumps. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Target, Verdict } from '@support-agent/platform'
import type { Config } from 'koishi-plugin-support-agent'
import { BOT, wireMessage } from './elements'
import { FakePlatform } from './fake-platform'
import { openStage, type Stage } from './koishi-stage'
import { type Deed, HERE, lengthOf, PRIVATE, type Scene, type SceneHead } from './scene'

/** What was heard after each act, without the word `bot`. */
export async function playScene(scene: Scene): Promise<string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'scene-'))
  const restarts = scene.acts.some(({ deed }) => deed.kind === 'restarts')
  const theatre = await Theatre.open(scene.head, restarts ? folder : '')
  try {
    const heard: string[][] = []
    for (const { deed } of scene.acts) {
      await theatre.play(deed)
      heard.push(theatre.heard())
    }
    return heard
  } finally {
    await theatre.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const VERDICTS: Readonly<Record<string, Verdict>> = {
  refuses: { kind: 'refused', reason: 'rejected', code: 100, wording: 'EventChecker Failed' },
  'blocks links': { kind: 'refused', reason: 'rejected', wording: '包含被拦截的链接' },
  'answers too late': { kind: 'unsure', why: 'timeout' },
  'is offline': { kind: 'refused', reason: 'offline' },
  'answers muted': { kind: 'muted' },
}

class Theatre {
  private readonly latest = new Map<string, { id: string; text: string; place: string }>()
  private counter = 0
  private deliveries = 0
  private deletions = 0
  private notices = 0

  private constructor(
    private readonly stage: Stage,
    private readonly platform: FakePlatform,
    private readonly head: SceneHead,
    private readonly verdicts: Map<string, Verdict>,
    private readonly rounds: number,
  ) {}

  /** @param folder where it is kept what a restart needs; empty for memory only */
  static async open(head: SceneHead, folder: string): Promise<Theatre> {
    const verdicts = new Map<string, Verdict>()
    let platform: FakePlatform | undefined
    const stage = await openStage({
      config: {
        mode: head.mode,
        administrators: head.operator ? [`mock:${head.operator}`] : [],
        bots: head.bots ? [`mock:${head.bots}`] : [],
        data: folder,
        manners: head.set as Config['manners'],
      },
      before(app, clock) {
        platform = new FakePlatform(clock, ({ channel, text }) => verdictFor(verdicts, channel, text), 'mock')
        app.provide('supportPlatform', platform)
      },
    })
    if (!platform) throw new Error('no platform')
    const theatre = new Theatre(stage, platform, head, verdicts, folder ? ROUNDS_ON_DISK : ROUNDS)
    await theatre.settle()
    return theatre
  }

  async play(deed: Deed): Promise<void> {
    switch (deed.kind) {
      case 'waits':
        await this.pass(deed.ms)
        break
      case 'restarts':
        this.stage.restart()
        break
      case 'recalls': {
        const said = this.latest.get(deed.name)
        if (said) this.platform.recall({ target: targetOf(said.place), messageId: said.id, userId: deed.name })
        break
      }
      case 'platform':
        this.act(deed.what)
        break
      case 'says':
        for (let i = 0; i < deed.times; i++) await this.say(deed)
    }
    await this.settle()
  }

  /** What came since it was asked last. */
  heard(): string[] {
    const sent = this.platform.sent.slice(this.deliveries).map(({ channel, text, quote }) => {
      const own = quote?.startsWith('m') ? '[引用bot] ' : ''
      return `${placeIn(channel)}: ${own}${text}`
    })
    const deleted = this.platform.deleted.slice(this.deletions).map((id) => {
      const text = this.platform.sent[Number(id.slice(1)) - 1]?.text ?? ''
      return ` takes back: ${text.split('\n')[0]}`
    })
    const told = this.stage.bot.sent.slice(this.notices).map(({ channelId, text }) => `${placeIn(channelId)}: ${text}`)
    this.deliveries = this.platform.sent.length
    this.deletions = this.platform.deleted.length
    this.notices = this.stage.bot.sent.length
    return [...deleted, ...sent, ...told]
  }

  close(): Promise<void> {
    return this.stage.close()
  }

  private async say({ name, place, text }: Extract<Deed, { kind: 'says' }>): Promise<void> {
    const { elements, quotes } = wireMessage(text, (one) => one)
    const group = place === PRIVATE ? undefined : place
    const channel = group ?? `private:${name}`
    const own = this.platform.sent.findLastIndex((sent) => sent.channel === channel)
    const quoted =
      quotes === 'bot'
        ? { user: BOT, id: `m${own + 1}`, content: this.platform.sent[own]?.text ?? '' }
        : {
            user: quotes ?? '',
            id: this.latest.get(quotes ?? '')?.id,
            content: this.latest.get(quotes ?? '')?.text ?? '',
          }
    const id = `q${++this.counter}`
    this.latest.set(name, { id, text, place: channel })
    const role = name === this.head.owner ? 'owner' : name === this.head.admin ? 'admin' : undefined
    await this.stage.say({
      ...{ user: name, group, id, content: elements, roles: role && [role] },
      quote: quotes === undefined ? undefined : quoted,
    })
  }

  private act(what: string): void {
    const [, muting, whom, length] = /^(mutes|lifts) (the bot|everyone)(?: (\d+[smhd]))?$/.exec(what) ?? []
    const [, group] = /^the bot joins (\S+)$/.exec(what) ?? []
    const [, verdict = '', words] = /^([a-z ]+?)(?: in (\S+)| (「.+」))?$/u.exec(what) ?? []
    if (muting) {
      this.platform.mute({
        ...{ target: targetOf(HERE), scope: whom === 'everyone' ? 'everyone' : 'self' },
        state: muting === 'mutes' ? 'muted' : 'lifted',
        until: length === undefined ? undefined : this.stage.clock.now() + lengthOf(length),
      })
    } else if (group) this.platform.join({ target: targetOf(group) })
    else if (what === 'delivers') this.verdicts.clear()
    else if (what === 'deletes nothing') this.platform.deletes = false
    else if (VERDICTS[verdict]) this.verdicts.set(words ?? what.slice(verdict.length).trim(), VERDICTS[verdict])
    else throw new Error(`a platform does not "${what}"`)
  }

  /** From one thing that falls due to the next, so that each is answered before time goes on. */
  private async pass(ms: number): Promise<void> {
    const { clock } = this.stage
    const end = clock.now() + ms
    for (let next = clock.nextAt; next !== undefined && next <= end; next = clock.nextAt) {
      clock.advance(Math.max(0, next - clock.now()))
      await this.settle()
    }
    clock.advance(end - clock.now())
  }

  /** What was begun is written and sent. */
  private async settle(): Promise<void> {
    for (let i = 0; i < this.rounds; i++) await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

/** Turns of the event loop until what was begun has been said; a disk takes its time. */
const ROUNDS = 8
const ROUNDS_ON_DISK = 150

/** By place, by words in 「」, or for everything. */
function verdictFor(verdicts: ReadonlyMap<string, Verdict>, channel: string, text: string): Verdict | undefined {
  for (const [where, verdict] of verdicts) {
    const isWords = where.startsWith('「')
    if (isWords ? text.includes(where.slice(1, -1)) : where === '' || where === channel) return verdict
  }
  return undefined
}

function targetOf(place: string): Target {
  return { platform: 'mock', selfId: BOT, channelId: place, guildId: place }
}

function placeIn(channel: string): string {
  if (channel === HERE) return ''
  return channel.startsWith('private:') ? ` in private ${channel.slice('private:'.length)}` : ` in ${channel}`
}
