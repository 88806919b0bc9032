/** Takes what is said about the knowledge, checks who may, and answers; nothing of a chat's platform is known here. */
import { type Knowledge, type LocaleId, type Model, mask, type TopicId } from '@support-agent/diagnosis'
import type { Bases, Edit, EditScope, GroupScope, Operation, Problem } from '@support-agent/knowledge-base'
import { readCommand } from './command/read-command'
import { type How, TEACHING_COMMANDS, type TeachingCommand, type Wish } from './command/wish'
import { titleOf } from './describe-edit'
import { beginDialogue, type Dialogue, takeAnswer } from './dialogue'
import type { Exchange, FileAnswer } from './exchange'
import type { Inbox, InboxGroup } from './inbox/inbox'
import type { Draft, Journal } from './journal'
import { learntOf, type Tally } from './learning'
import type { LiveKnowledge } from './live-knowledge'
import type { Models } from './models'
import { previewChange } from './preview'
import { editLine, historyLines, staleLines, visibleTo } from './replies/history'
import { decidedLines, groupLines, inboxLines } from './replies/inbox'
import { comparisonLines, conflictLines, planLines, refusedLines } from './replies/plan'
import { hiddenLines, listLines, searchLines, topicLines } from './replies/topics'
import { tryLines } from './replies/try'
import { clipped, type Params, word } from './words'
import type { Plan, Planned, Workshop } from './workshop'

export type TeachingRole = 'operator' | 'group-administrator' | 'member'

/** Who says it, where, and what is in force there. */
export interface Asker {
  readonly role: TeachingRole
  readonly author: NonNullable<Edit['author']>
  readonly speaker: { readonly platform: string; readonly channel: string; readonly user: string }
  /** Absent in private. */
  readonly group?: GroupScope | undefined
  /** The bases in force; the empty list stands for every enabled one. */
  readonly ids: readonly string[]
  readonly locale: LocaleId
}

/** Messages and files to send, one after another. */
export type Answer = readonly (string | FileAnswer)[]

export interface DeskParts {
  readonly journal: Journal
  readonly live: LiveKnowledge
  readonly models: Models
  readonly workshop: Workshop
  readonly inbox: Inbox
  readonly exchange: Exchange
  /** What cases have taught; empty where that is switched off. */
  tally(): Tally
  now(): number
}

export type UnreadFile = 'too-large' | 'not-yaml' | 'not-text' | 'gone'

/** What somebody is in the middle of. */
type Open = { readonly until: number; readonly locale: LocaleId; readonly group?: number | undefined } & (
  | { readonly kind: 'plan'; readonly plan: Plan; readonly handles: readonly string[] }
  | { readonly kind: 'dialogue'; readonly dialogue: Dialogue; readonly how: How }
)

/** A plan and a question of a dialogue wait so long, ms. */
const PATIENCE = 10 * 60_000
/** A reason is a remark in a list. */
const LONGEST_REASON = 120
const MEMBERS_MAY: ReadonlySet<Wish['kind']> = new Set(['propose', 'wrong'])

export class TeachingDesk {
  readonly #open = new Map<string, Open>()

  constructor(private readonly parts: DeskParts) {}

  /** @param text what stands behind the command @param quoted the words of the message that it quotes */
  async take(asker: Asker, command: TeachingCommand, text: string, quoted?: string): Promise<Answer> {
    const wish = readCommand(command, text, { knowledge: this.#model(asker).knowledge, quoted })
    if (asker.role === 'member' && !(command === 'propose' && MEMBERS_MAY.has(wish.kind))) {
      return [word(asker.locale, 'not-allowed')]
    }
    if ('here' in wish && wish.here && !asker.group) return [word(asker.locale, 'wrong.here')]
    const answer = await this.#answer(asker, wish)
    if (asker.role !== 'member') void this.parts.workshop.warm(placeOf(asker), asker.ids)
    return answer
  }

  /** A file that was to be imported and could not be read. @param most how large it may be, in words */
  unread({ locale }: Pick<Asker, 'locale'>, problem: UnreadFile, most: string): Answer {
    return [word(locale, `file.${problem}`, { most })]
  }

  /** Whether a plain message is the answer to a question of ours: 确认, 取消, or what a dialogue asked for. */
  isAwaited(asker: Pick<Asker, 'speaker'>): boolean {
    return this.#openOf(asker) !== undefined
  }

  /** @returns undefined for words that answer nothing */
  async takePlain(asker: Asker, text: string): Promise<Answer | undefined> {
    const open = this.#openOf(asker)
    if (open?.kind !== 'dialogue') return undefined
    asker = { ...asker, locale: open.locale }
    const turn = takeAnswer(open.dialogue, text, this.#model(asker).knowledge)
    const { how } = open
    if (turn.kind === 'done') return this.#plan(asker, this.#draft(asker, [turn.operation], how), how, open.group)
    this.#wait(asker, { kind: 'dialogue', dialogue: turn.dialogue, how, group: open.group })
    return [askedFor(turn.dialogue, this.#model(asker).knowledge, asker.locale)]
  }

  async #answer(asker: Asker, wish: Wish): Promise<Answer> {
    const { locale } = asker
    const model = this.#model(asker)
    const { knowledge } = model
    switch (wish.kind) {
      case 'wrong':
        return [word(locale, wish.key, withTitle(wish.params, knowledge, locale))]
      case 'list':
        return lines([...listLines(knowledge, wish.base, wish.page, locale), ...this.#hidden(asker)])
      case 'search':
        return lines(searchLines(model, wish.words, locale))
      case 'show':
        return this.#show(asker, wish.topic)
      case 'try':
        return lines(tryLines(model, wish.text, this.parts.now(), locale))
      case 'edit':
        return this.#plan(asker, this.#draft(asker, wish.operations, wish), wish)
      case 'undo':
        return this.#undo(asker, wish.edit, wish)
      case 'history': {
        const edits = visibleTo(placeOf(asker), this.parts.journal.edits)
        return lines(historyLines({ edits, knowledge, locale, here: asker.group }, wish.page, wish.topic))
      }
      case 'proposals':
        return lines(decidedLines(this.parts.inbox.decided(placeOf(asker)), knowledge, locale))
      case 'stale': {
        const { journal, live } = this.parts
        const view = { edits: journal.edits, knowledge, locale, here: asker.group }
        return lines(staleLines(live.state(placeOf(asker)).stale, journal.unreadable, view))
      }
      case 'compare':
        return this.#compare(asker, wish.edit)
      case 'import': {
        const read = this.parts.exchange.read(wish.text, placeOf(asker, wish), knowledge)
        return 'problems' in read
          ? this.#refuse(asker, read.problems)
          : this.#plan(asker, this.#draft(asker, read.operations, wish), wish)
      }
      case 'export':
        return this.parts.exchange.write(wish.what, placeOf(asker), locale)
      case 'dialogue': {
        const group = wish.fromGroup === undefined ? undefined : this.#group(asker, wish.fromGroup)
        if (wish.fromGroup !== undefined && !group) return this.#gone(asker, wish.fromGroup)
        const dialogue = beginDialogue(wish.of, wish.base, group ? textsOf(group) : [])
        this.#wait(asker, { kind: 'dialogue', dialogue, how: wish, group: wish.fromGroup })
        return [askedFor(dialogue, knowledge, locale)]
      }
      case 'propose':
        return this.#propose(asker, wish.topic, wish.texts)
      case 'confirm':
        return this.#confirm(asker, wish.why)
      case 'cancel': {
        const open = this.#close(asker)
        if (!open) return [word(locale, 'plan.nothing-open')]
        return [word(locale, open.kind === 'plan' ? 'plan.cancelled' : 'dialogue.cancelled')]
      }
      default:
        return this.#takeInbox(asker, wish)
    }
  }

  async #takeInbox(asker: Asker, wish: Extract<Wish, { kind: `inbox${string}` }>): Promise<Answer> {
    const { locale } = asker
    const { knowledge } = this.#model(asker)
    const place = placeOf(asker)
    await this.parts.inbox.written()
    if (wish.kind === 'inbox') {
      return lines(inboxLines(this.parts.inbox.groups(place), place !== 'global', wish.page, locale))
    }
    const group = this.#group(asker, wish.number)
    if (!group) return this.#gone(asker, wish.number)
    switch (wish.kind) {
      case 'inbox-show':
        return lines(groupLines(group, knowledge, locale))
      case 'inbox-dismiss': {
        await this.#settle(asker, keysOf(group), 'refused')
        return [word(locale, 'inbox.dismissed', { number: wish.number, count: group.entries.length })]
      }
      case 'inbox-file': {
        const operation: Operation = { op: 'add-utterances', topic: wish.topic, texts: textsOf(group) }
        return this.#plan(asker, this.#draft(asker, [operation], wish), wish, wish.number)
      }
      case 'inbox-case': {
        const entry = group.entries[wish.line - 1]
        if (!entry) return [word(locale, 'inbox.no-line', { number: wish.number, line: wish.line })]
        const base = baseOf(wish.topic, knowledge)
        const operation: Operation = { op: 'add-case', base, text: entry.text, topic: wish.topic }
        return this.#plan(asker, this.#draft(asker, [operation], wish), wish, undefined, [entry.key])
      }
    }
  }

  /** Hiding in a chat is an edit; without edits nobody has to look. */
  #hidden(asker: Asker): string[] {
    const { journal, live } = this.parts
    return journal.edits.length ? hiddenLines(live.state(asker.group).sources, asker.locale) : []
  }

  /** What the file says, beside what was learnt. */
  #show({ locale, group, ids }: Asker, id: TopicId): Answer {
    const knowledge = this.parts.models.knowledgeFor(ids, group)
    const topic = knowledge.topics.find((one) => one.id === id)
    if (!topic) return [word(locale, 'wrong.topic', { name: id })]
    return lines(topicLines(topic, { knowledge, learnt: learntOf(knowledge, id, this.parts.tally()) }, locale))
  }

  /** Plans, shows, and waits for 确认; `now` skips the question, not the check. */
  async #plan(
    asker: Asker,
    draft: Draft,
    { now, why }: Pick<How, 'now' | 'why'>,
    fromGroup?: number,
    handles: readonly string[] = [],
  ): Promise<Answer> {
    const planned = await this.parts.workshop.plan(draft, asker.ids)
    const handled = fromGroup === undefined ? handles : keysOf(this.#group(asker, fromGroup))
    const shown = this.#offer(asker, planned, handled)
    if (planned.kind === 'refused') return lines(shown)
    if (!now) return lines([...shown, word(asker.locale, 'plan.confirm')])
    return lines([...shown, ...(await this.#confirm(asker, why))])
  }

  #offer(asker: Asker, planned: Planned, handles: readonly string[]): string[] {
    if (planned.kind === 'refused') {
      this.#close(asker)
      return refusedLines(planned.problems, { ...planned, ...this.#model(asker) }, asker.locale)
    }
    this.#wait(asker, { kind: 'plan', plan: planned.plan, handles })
    return planLines(planned.plan, this.parts.journal.edits, asker.locale)
  }

  /** What has no operations to name. */
  #refuse(asker: Asker, problems: readonly Problem[]): readonly string[] {
    const { knowledge } = this.#model(asker)
    return lines(refusedLines(problems, { operations: [], knowledge }, asker.locale))
  }

  async #confirm(asker: Asker, why?: string): Promise<readonly string[]> {
    const { locale } = asker
    const open = this.#openOf(asker)
    if (open?.kind !== 'plan') return [word(locale, 'plan.nothing-open')]
    // Whoever planned it may have lost the right to it meanwhile.
    if (open.plan.draft.scope === 'global' && asker.role !== 'operator') return [word(locale, 'operator-only')]
    this.#close(asker)
    const plan = why === undefined ? open.plan : { ...open.plan, draft: { ...open.plan.draft, ...reason(why) } }
    const confirmed = await this.parts.workshop.confirm(plan, asker.ids)
    const { knowledge } = this.#model(asker)
    const { edits } = this.parts.journal
    switch (confirmed.kind) {
      case 'refused':
        return lines(refusedLines(confirmed.problems, { ...plan.draft, knowledge }, locale))
      case 'conflict': {
        const since = conflictLines(confirmed.edits, { knowledge, locale, edits })
        const again = this.#offer(asker, confirmed.planned, open.handles)
        const question = confirmed.planned.kind === 'plan' ? [word(locale, 'plan.confirm')] : []
        return lines([...since, ...again, ...question])
      }
      case 'done':
        await this.#settle(asker, open.handles, 'approved')
        return [word(locale, 'plan.done', { edit: confirmed.edit.id })]
    }
  }

  #settle({ author }: Asker, keys: readonly string[], decision: 'approved' | 'refused'): Promise<void> {
    return this.parts.inbox.settle(keys, { at: this.parts.now(), decidedBy: author.name, decision })
  }

  #undo(asker: Asker, id: string, how: How): Promise<Answer> | Answer {
    const edit = this.#visible(asker, id)
    if (!edit) return [word(asker.locale, 'wrong.edit', { edit: id })]
    // What counts everywhere is not a group's to take back.
    if (edit.scope === 'global' && asker.role !== 'operator') return [word(asker.locale, 'operator-only')]
    const undoing = this.parts.live.undoing(edit)
    if ('problems' in undoing) return this.#refuse(asker, undoing.problems)
    const isExported = undoing.undoes === undefined
    const why = how.why ?? (isExported ? word(asker.locale, 'undo.exported', { edit: id }) : undefined)
    return this.#plan(asker, { ...this.#draft(asker, [], { ...how, why }), scope: edit.scope, ...undoing }, how)
  }

  /** What one edit did: the knowledge with everything before it, beside that with it. */
  async #compare(asker: Asker, id: string): Promise<Answer> {
    const { locale, ids } = asker
    const edit = this.#visible(asker, id)
    if (!edit) return [word(locale, 'wrong.edit', { edit: id })]
    const { journal, live, models } = this.parts
    const version = (bases: Bases) => ({ bases, model: models.modelOf(bases, ids) })
    const around = live.around(edit)
    if (!around) return [word(locale, 'compare.too-old', { edit: id })]
    const { knowledge } = this.#model(asker)
    const comparison = await previewChange(version(around[0]), version(around[1]))
    const view = { edits: journal.edits, knowledge, locale, here: asker.group }
    return lines([editLine(edit, '', view), ...comparisonLines(comparison, knowledge, locale)])
  }

  async #propose(asker: Asker, topic: TopicId, texts: readonly string[]): Promise<Answer> {
    const { speaker, group, locale, author } = asker
    for (const text of texts) {
      await this.parts.inbox.add({
        ...{ at: this.parts.now(), reason: 'proposed', text, shown: [topic], locale, speaker },
        ...{ scope: group ?? 'global', proposed: { topic, by: author.name } },
      })
    }
    return [word(locale, 'propose.done')]
  }

  #draft(asker: Asker, operations: readonly Operation[], how: How): Draft {
    return { author: asker.author, scope: placeOf(asker, how), operations, ...reason(how.why) }
  }

  #visible(asker: Asker, id: string): Edit | undefined {
    return visibleTo(placeOf(asker), this.parts.journal.edits).find((edit) => edit.id === id)
  }

  #group(asker: Asker, number: number): InboxGroup | undefined {
    return this.parts.inbox.find(placeOf(asker), number)
  }

  #gone({ locale }: Asker, number: number): Answer {
    return [word(locale, 'inbox.gone', { number })]
  }

  #model({ ids, group }: Asker): Model {
    return this.parts.models.modelFor(ids, group)
  }

  #openOf({ speaker }: Pick<Asker, 'speaker'>): Open | undefined {
    const key = keyOf(speaker)
    const open = this.#open.get(key)
    if (!open || open.until >= this.parts.now()) return open
    this.#open.delete(key)
    return undefined
  }

  #wait({ speaker, locale }: Asker, open: DistributiveOmit<Open, 'until' | 'locale'>): void {
    this.#open.set(keyOf(speaker), { ...open, locale, until: this.parts.now() + PATIENCE } as Open)
  }

  #close(asker: Pick<Asker, 'speaker'>): Open | undefined {
    const open = this.#openOf(asker)
    this.#open.delete(keyOf(asker.speaker))
    return open
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** Operators teach everywhere unless they say here; a group's administrators their own group. */
function placeOf({ role, group }: Asker, { here }: Pick<How, 'here'> = { here: false }): EditScope {
  return role === 'operator' && !here ? 'global' : (group ?? 'global')
}

/** Reasons are shown to others, so they are masked as everything is. */
function reason(why: string | undefined): Pick<Draft, 'why'> {
  return why ? { why: clipped(mask(why).text, LONGEST_REASON) } : {}
}

function askedFor({ asks }: Dialogue, { subjects }: Knowledge, locale: LocaleId): string {
  const bases = subjects.map(({ text }, i) => `${i + 1} ${text[locale].title}`)
  return word(locale, `dialogue.${asks}`, { bases: bases.join('\n') })
}

/** A topic by its title, as the lists show it. */
function withTitle(params: Params = {}, knowledge: Knowledge, locale: LocaleId): Params {
  const { topic } = params
  return typeof topic === 'string' ? { ...params, topic: titleOf(knowledge, topic, locale) } : params
}

function keysOf(group: InboxGroup | undefined): string[] {
  return (group?.entries ?? []).map(({ key }) => key)
}

function keyOf({ platform, channel, user }: Asker['speaker']): string {
  return [platform, channel, user].map(encodeURIComponent).join('/')
}

/** A case that is no topic's goes with the first base in force. */
function baseOf(topic: TopicId, { subjects }: Knowledge): string {
  return topic.includes('/') ? topic.slice(0, topic.indexOf('/')) : (subjects[0]?.base ?? '')
}

function textsOf({ entries }: InboxGroup): string[] {
  return [...new Set(entries.map(({ text }) => text))]
}

function lines(list: readonly string[]): readonly string[] {
  return [list.join('\n')]
}

export function isTeachingCommand(command: string): command is TeachingCommand {
  return TEACHING_COMMANDS.some((one) => one === command)
}
