/** From a command and what stands behind it to what is wanted. Pure: the same words mean the same. */
import type { Operation } from '@support-agent/knowledge-base'
import intake from '../locales/intake.json'
import { howIn } from './how'
import { baseFor, isWrong, topicNamed } from './names'
import { firstWord, type Reading, readAdd, readChange, readRemove, readTeach, whatNamed } from './read-operations'
import { type How, type TeachingCommand, type Wish, wrong } from './wish'

/** @param said what stands behind the command, `--yes` and a reason included */
export function readCommand(command: TeachingCommand, said: string, reading: Reading): Wish {
  const { text, how } = howIn(said)
  const edit = (read: readonly Operation[] | Extract<Wish, { kind: 'wrong' }>): Wish =>
    isWrong(read) ? read : { kind: 'edit', operations: read, ...how }
  switch (command) {
    case 'topics':
      return readTopics(text, reading)
    case 'add':
      return readNewTopic(text, reading, how) ?? edit(readAdd(text, reading))
    case 'change':
      return edit(readChange(text, reading))
    case 'remove':
      return edit(readRemove(text, reading))
    case 'teach':
      return edit(readTeach(text, reading))
    case 'hide':
    case 'unhide':
      return edit(readHide(command, text, reading))
    case 'try': {
      const words = text || (reading.quoted ?? '')
      return words ? { kind: 'try', text: words } : wrong('usage.try')
    }
    case 'history':
      return readHistory(text, reading)
    case 'compare':
    case 'undo': {
      const edit = editNumber(text)
      if (edit === undefined) return wrong(text ? 'wrong.edit' : `usage.${command}`, { edit: text.slice(0, 20) })
      return command === 'undo' ? { kind: 'undo', edit, ...how } : { kind: 'compare', edit }
    }
    case 'export':
      return readExport(text, reading)
    case 'import': {
      const block = blockIn(text, reading.quoted ?? '')
      return block ? { kind: 'import', text: block, ...how } : wrong('usage.import')
    }
    case 'inbox':
      return readInbox(text, reading, how)
    case 'propose': {
      const read = readTeach(text, reading)
      if (isWrong(read)) return read.key === 'usage.teach' ? wrong('usage.propose') : read
      const [operation] = read
      if (operation?.op !== 'add-utterances') return wrong('usage.propose')
      return { kind: 'propose', topic: operation.topic, texts: operation.texts }
    }
    case 'confirm':
      return { kind: 'confirm', why: how.why ?? (text || undefined) }
    case 'cancel':
      return { kind: 'cancel' }
  }
}

/** The quoted text, for the topic that the command names. */
function blockIn(text: string, quoted: string): string {
  return /^\S+\/\S+$/u.test(text) ? `${text}\n${quoted}` : text || quoted
}

/** 知识: a list, a search, or one topic. */
function readTopics(text: string, { knowledge }: Reading): Wish {
  const { rest, page } = withoutPage(text)
  if (!rest) return { kind: 'list', page }
  const [word, words] = firstWord(rest)
  if (intake.search.includes(word.toLowerCase())) {
    return words ? { kind: 'search', words } : wrong('usage.topics')
  }
  if (knowledge.subjects.some(({ base }) => base === rest)) return { kind: 'list', base: rest, page }
  const topic = topicNamed(knowledge, rest)
  return isWrong(topic) ? topic : { kind: 'show', topic: topic.id }
}

/** 添加 原因 or 添加 指南: a YAML block behind it, else a dialogue begins. */
function readNewTopic(text: string, { knowledge }: Reading, how: How): Wish | undefined {
  const [word, rest] = firstWord(text)
  const what = whatNamed(word)
  if (what !== 'cause' && what !== 'guide') return undefined
  if (/^\s*[\w-]+:/mu.test(rest)) return { kind: 'import', text: rest, ...how }
  const found = baseFor(knowledge, rest)
  return isWrong(found) ? found : { kind: 'dialogue', of: what, ...found, ...how }
}

function readHide(
  command: 'hide' | 'unhide',
  text: string,
  { knowledge }: Reading,
): readonly Operation[] | Extract<Wish, { kind: 'wrong' }> {
  if (!text) return wrong(`usage.${command}`)
  // What is hidden is not in force, so only its full id tells it.
  if (command === 'unhide') return text.includes('/') ? [{ op: 'show-topic', topic: text }] : wrong('usage.unhide')
  const topic = topicNamed(knowledge, text)
  return isWrong(topic) ? topic : [{ op: 'hide-topic', topic: topic.id }]
}

function readHistory(text: string, { knowledge }: Reading): Wish {
  const { rest, page } = withoutPage(text)
  if (!rest) return { kind: 'history', page }
  if (intake.stale.includes(rest.toLowerCase())) return { kind: 'stale' }
  if (intake.proposals.includes(rest.toLowerCase())) return { kind: 'proposals' }
  const topic = topicNamed(knowledge, rest)
  return isWrong(topic) ? topic : { kind: 'history', topic: topic.id, page }
}

/** A base, a topic, or everything that was taught. */
function readExport(text: string, { knowledge }: Reading): Wish {
  if (!text || knowledge.subjects.some(({ base }) => base === text)) return { kind: 'export', what: text || undefined }
  const topic = topicNamed(knowledge, text)
  return isWrong(topic) ? topic : { kind: 'export', what: topic.id }
}

/** `收件箱`, `收件箱 3`, `收件箱 3 归入 ID`, `收件箱 3 例句 2 ID`, `收件箱 3 原因`, `收件箱 3 忽略`. */
function readInbox(text: string, { knowledge }: Reading, how: How): Wish {
  const { rest, page } = withoutPage(text)
  if (!rest) return { kind: 'inbox', page }
  const [first, afterNumber] = firstWord(rest)
  const number = wholeNumber(first)
  if (number === undefined) return wrong('wrong.number', { word: first.slice(0, 20) })
  const [verb, after] = firstWord(afterNumber)
  if (!verb) return { kind: 'inbox-show', number }
  if (intake.dismiss.includes(verb.toLowerCase())) return { kind: 'inbox-dismiss', number }
  const what = whatNamed(verb)
  if (what === 'cause' || what === 'guide') {
    const found = baseFor(knowledge, after)
    return isWrong(found) ? found : { kind: 'dialogue', of: what, ...found, fromGroup: number, ...how }
  }
  if (intake.file.includes(verb.toLowerCase())) {
    const topic = after ? topicNamed(knowledge, after) : wrong('usage.inbox')
    return isWrong(topic) ? topic : { kind: 'inbox-file', number, topic: topic.id, ...how }
  }
  if (what !== 'case') return wrong('usage.inbox')
  const [lineWord, name] = firstWord(after)
  const line = wholeNumber(lineWord)
  if (line === undefined || !name) return wrong('usage.inbox')
  const label = labelNamed(name)
  if (label) return { kind: 'inbox-case', number, line, topic: label, ...how }
  const topic = topicNamed(knowledge, name)
  return isWrong(topic) ? topic : { kind: 'inbox-case', number, line, topic: topic.id, ...how }
}

function labelNamed(name: string): 'silent' | 'vague' | undefined {
  if (intake.silent.includes(name.toLowerCase())) return 'silent'
  return intake.vague.includes(name.toLowerCase()) ? 'vague' : undefined
}

function withoutPage(text: string): { readonly rest: string; readonly page: number } {
  const found = new RegExp(`(?:^|\\s)(?:${intake.page.join('|')})\\s?(\\d{1,4})$`, 'iu').exec(text)
  return { rest: found ? text.slice(0, found.index).trim() : text.trim(), page: Number(found?.[1] ?? 1) }
}

function editNumber(text: string): string | undefined {
  const number = wholeNumber(text.replace(/^#/u, ''))
  return number === undefined ? undefined : String(number)
}

function wholeNumber(word: string): number | undefined {
  return /^\d{1,9}$/u.test(word) ? Number(word) : undefined
}
