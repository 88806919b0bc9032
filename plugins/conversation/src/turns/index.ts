/** Every kind of event into a turn: what is decided, and on what evidence. */
import { type Conversation, isHandedOver } from '../conversation'
import type { Decision } from '../decision'
import type { CommandEvent, Event, MessageEvent } from '../event'
import type { Circumstance, Turn } from '../turn'
import { explainTurn } from './explain'
import { takeFile } from './file'
import { localeOf } from './locale'
import { takeProblem } from './problem'
import { takeShortReply } from './short-reply'

export function takeEvent(conversation: Conversation, event: Event, circumstance: Circumstance): Turn {
  switch (event.kind) {
    case 'command':
      return takeCommand(conversation, event, circumstance)
    case 'message':
      return takeMessage(conversation, event, circumstance)
    case 'file':
      return takeFile(conversation, event, circumstance)
    case 'relief':
      return plain(conversation, { kind: 'relieved' })
  }
}

function plain(conversation: Conversation, decision: Decision): Turn {
  return { decision, evidence: conversation.evidence, locale: conversation.locale }
}

function takeCommand(conversation: Conversation, event: CommandEvent, circumstance: Circumstance): Turn {
  const text = event.text.trim()
  const say = (decision: Decision): Turn => ({ ...plain(conversation, decision), locale: localeOf(text, conversation) })
  switch (event.command) {
    case 'diagnose':
      if (!text) return say({ kind: 'ask', need: 'problem' })
      return takeMessage(
        conversation,
        { ...event, kind: 'message', addressed: true, called: true, quotesBot: false, pictures: 0 },
        circumstance,
      )
    case 'code':
      return say(text ? { kind: 'look-up', code: text } : { kind: 'ask', need: 'code' })
    case 'check':
      return say({ kind: 'ask', need: 'file' })
    case 'checklist': {
      const topic = circumstance.model.knowledge.topics.find(({ role }) => role === 'checklist')
      return say(topic ? { kind: 'guide', topic: topic.id, p: 1 } : { kind: 'ask', need: 'problem' })
    }
    case 'why':
      return explainTurn(conversation, circumstance)
    case 'help':
      return say({ kind: 'help' })
  }
}

function takeMessage(conversation: Conversation, event: MessageEvent, circumstance: Circumstance): Turn {
  const { settings, now } = circumstance
  if (!event.text.trim()) return takeWordless(conversation, event)
  // A person is at it: the bot keeps out until it is called or the person ends it.
  if (isHandedOver(conversation, settings, now) && !event.called) {
    return plain(conversation, { kind: 'silent', why: 'handed-over' })
  }
  return takeShortReply(conversation, event, circumstance) ?? takeProblem(conversation, event, circumstance)
}

function takeWordless(conversation: Conversation, { addressed, pictures }: MessageEvent): Turn {
  if (!addressed) return plain(conversation, { kind: 'silent', why: 'not-addressed' })
  return plain(conversation, { kind: 'ask', need: pictures > 0 ? 'words-of-picture' : 'problem' })
}
