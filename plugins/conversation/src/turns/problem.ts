/** A text that tells of a problem: a new one, an answer to a question, or more about the one that is open. */
import {
  type Evidence,
  infer,
  normalise,
  type Observation,
  observe,
  type Posterior,
  sameCauseFactor,
  type Variable,
} from '@support-agent/diagnosis'
import {
  type Conversation,
  hasOpenCase,
  openAnswer,
  openOffer,
  openQuestion,
  type Question,
  spokeAt,
} from '../conversation'
import { decide } from '../decide'
import type { Decision } from '../decision'
import type { MessageEvent } from '../event'
import { asks, asksToLook, isCorrection, speaksOfOthers } from '../intake'
import { evidenceOfAnswer, type QuestionAnswer, readAnswer } from '../read-answer'
import { restsOnOneWord } from '../single-word'
import { supersede } from '../supersede'
import type { Circumstance, Turn } from '../turn'
import { localeOf } from './locale'
import { decideOrAsk, NEW_CASE, questionsApart } from './move'
import { countsAsReply } from './short-reply'

export function takeProblem(conversation: Conversation, event: MessageEvent, circumstance: Circumstance): Turn {
  const { model, settings, now } = circumstance
  const fresh = observe({ text: event.text, at: event.timed ? new Date(event.at) : undefined })
  const inPassing = event.quotesBot && !event.addressed
  const alone = inPassing && asksUs(event.text) ? likelierOurs(infer(model, fresh)) : infer(model, fresh)
  const tells = alone.observations.some(({ source }) => source !== 'clock')
  const reply = takeAnswer(conversation, event, fresh, alone.observations, circumstance)
  if (reply) return reply

  const open = hasOpenCase(conversation, settings, now)
  const locale = localeOf(event.text, conversation)
  const concernsUs = alone.inScope >= settings.thresholds.scope
  const isAsked = Boolean(openQuestion(conversation, settings, now))
  // The platform puts a mention into every quote: who only comments on our words speaks to the others.
  const states = alone.observations.some((one) => isFact(one, circumstance))
  const isMeant = (states && open) || (concernsUs && (states || isAsked || asks(event.text)))
  if (inPassing && !isMeant) {
    return { decision: { kind: 'silent', why: 'not-ours' }, evidence: fresh, posterior: alone, locale }
  }
  const addressed = event.addressed || inPassing || (tells && concernsUs && awaitsWords(conversation, circumstance))
  const withFile = open || !concernsUs ? undefined : withCheckedFile(conversation, fresh, circumstance)
  const evidence = withFile ?? fresh
  const posterior = withFile ? { ...infer(model, withFile), inScope: alone.inScope } : alone
  const decided = decide(posterior, { addressed, settings })
  const unasked = !addressed && decided.kind !== 'silent'
  const decision: Decision =
    unasked && restsOnOneWord(model, event.text, alone, settings.thresholds.scope)
      ? { kind: 'silent', why: 'unsure' }
      : decided
  const decisive = decision.kind === 'answer' || decision.kind === 'guide'
  // While a question waits, free words are taken as an answer of their own, unless they are plainly about something else.
  const waits = isAsked && alone.inScope >= PLAINLY_ELSE
  const corrects = isCorrection(event.text)
  // The same cause again is the same case with one more fact, not a new one.
  const again = decisive && openAnswer(conversation, settings, now)?.topic === decision.topic
  const told = () => bareFact(event.text, fresh, alone.observations, conversation, circumstance)
  const fact = isAsked || (open && (again || !decisive)) ? told() : []
  if (addressed && open && (concernsUs || tells || waits) && (!decisive || corrects || again || fact.length)) {
    const facts = fact.length ? fact : corrects ? factsOf(event.text, fresh) : fresh
    return addFacts(conversation, facts, circumstance, { locale })
  }
  if (addressed && decision.kind === 'choose') {
    const next = decideOrAsk(posterior, evidence, NEW_CASE, circumstance)
    return { decision: next, evidence, posterior, locale, begins: true }
  }
  const whole = addressed && open && decisive ? inOpenCase(conversation, evidence, decision, circumstance) : undefined
  if (whole) return { decision, evidence: whole, posterior: { ...infer(model, whole), inScope: 1 }, locale }
  return { decision: orFile(decision, event), evidence, posterior, locale, begins: decisive }
}

/** In an open case the next message is about the same trouble so many times as often as about a new one. */
const GOES_ON = 3

/**
 * What tells its cause by itself goes on with the open case where it fits what is known there: the evidence of both, as
 * far as it leaves the answer what it is. Words are told anew, so they give way before facts do.
 * @returns undefined for a trouble of its own
 */
function inOpenCase(
  { evidence }: Conversation,
  newer: readonly Evidence[],
  decision: Extract<Decision, { kind: 'answer' | 'guide' }>,
  { model, settings }: Circumstance,
): Evidence[] | undefined {
  if (GOES_ON * sameCauseFactor(model, infer(model, evidence), infer(model, newer)) < 1) return undefined
  const facts = evidence.filter(({ kind }) => kind !== 'words')
  return [evidence, facts]
    .map((older) => supersede(older, newer, model.knowledge.variables))
    .find((whole) => {
      const whatever = decide({ ...infer(model, whole), inScope: 1 }, { addressed: true, settings })
      return whatever.kind === decision.kind && whatever.topic === decision.topic
    })
}

/** Something about the case itself, which could be asked or was read; a word for whom people talk about is none. */
function isFact({ source, phrase, variable }: Observation, { model }: Circumstance): boolean {
  return source !== 'clock' && (!phrase || model.knowledge.variables[variable]?.ask !== undefined)
}

/** Who quotes the bot with a question that speaks of nobody asks the bot, as a rule. */
function asksUs(text: string): boolean {
  return asks(text) && !speaksOfOthers(text)
}

/** How much likelier, as odds, a message concerns us when it asks us. */
const ASKING = 5

function likelierOurs(posterior: Posterior): Posterior {
  const { inScope } = posterior
  return { ...posterior, inScope: (ASKING * inScope) / (ASKING * inScope + 1 - inScope) }
}

/** A request that is about nothing we know and about a file: that one is asked for. */
function orFile(decision: Decision, { text }: MessageEvent): Decision {
  return decision.kind === 'out-of-scope' && asksToLook(text) ? { kind: 'ask', need: 'file' } : decision
}

/** Whoever had a file looked at a moment ago speaks of that file. */
function withCheckedFile(
  { checked }: Conversation,
  fresh: readonly Evidence[],
  { model, settings, now }: Circumstance,
): Evidence[] | undefined {
  if (!checked || now - checked.at > settings.questionWaits) return undefined
  return supersede(checked.evidence, fresh, model.knowledge.variables)
}

/** A text is nothing but a fact when what shows the fact is this part of its characters. */
const BARE_FACT = 0.6

/**
 * What a short text tells that says nothing but a fact that could be asked about the open case: "发给别人可以" beside another
 * question continues it, whatever its few words would mean on their own. None where it says more, or of another subject.
 */
function bareFact(
  text: string,
  fresh: readonly Evidence[],
  observations: readonly Observation[],
  conversation: Conversation,
  { model }: Circumstance,
): Evidence[] {
  const { variables } = model.knowledge
  const told = observations.filter(({ source }) => source !== 'clock')
  // A code is a problem of its own.
  if (text.length > LONGEST_BARE_ANSWER || told.some(({ exact }) => exact)) return []
  const covered = told.reduce((sum, { said }) => sum + said.length, 0)
  if (covered < normalise(text).length * BARE_FACT) return []
  const apart = questionsApart(model, infer(model, conversation.evidence))
  // "每次都这样" is a fact of two subjects: here it is one of the subject that is open.
  const ours = told.filter(({ variable }) => !apart.has(variables[variable]?.id ?? ''))
  if (!ours.length) return []
  const shown = ours.filter(({ phrase }) => phrase)
  return [
    ...fresh.filter(({ kind }) => kind !== 'words'),
    ...shown.map(({ variable, value, said }) => answered(variables[variable]!, value, said)),
  ]
}

/** A fact as firm as an answer: it was told when the bot had asked. */
function answered({ id, values }: Variable, value: number, said: string) {
  return { kind: 'value', variable: id, value: values[value]!.id, said, source: 'answer' } as const
}

/** Below this P(in scope) a message is about something else, whatever was asked. */
const PLAINLY_ELSE = 0.05

/** Soon after a question or a choice, words of the asker that tell something are for the bot. */
function awaitsWords(conversation: Conversation, { settings, now }: Circumstance): boolean {
  if (settings.mode === 'off' || now - spokeAt(conversation) > settings.numberCounts) return false
  return Boolean(openOffer(conversation, settings, now) ?? openQuestion(conversation, settings, now))
}

/** The open case with newer facts: what they contradict gives way. */
function addFacts(
  conversation: Conversation,
  facts: readonly Evidence[],
  circumstance: Circumstance,
  turn: { readonly locale: Turn['locale']; readonly answered?: string | undefined },
): Turn {
  const { model } = circumstance
  const evidence = supersede(conversation.evidence, facts, model.knowledge.variables)
  // Inside a case everything that is said to the bot concerns it.
  const posterior: Posterior = { ...infer(model, evidence), inScope: 1 }
  const asked = turn.answered === undefined ? conversation.asked : [...conversation.asked, turn.answered]
  const decision = decideOrAsk(posterior, evidence, { asked, given: conversation.given }, circumstance)
  return { ...turn, decision, evidence, posterior }
}

/** An answer to the question that waits, with whatever else the message tells. */
function takeAnswer(
  conversation: Conversation,
  event: MessageEvent,
  fresh: readonly Evidence[],
  observations: readonly Observation[],
  circumstance: Circumstance,
): Turn | undefined {
  const { settings, now, model } = circumstance
  const question = openQuestion(conversation, settings, now)
  const variable = question && model.knowledge.variables.find(({ id }) => id === question.variable)
  if (!question || !variable || !countsAsReply(conversation, event, circumstance)) return undefined
  const turn = { locale: localeOf(event.text, conversation), answered: question.variable }
  // A quantity with its unit ("大概60兆") answers by itself.
  const reads = fresh.some(
    (piece) => piece.kind === 'reading' && piece.source === 'text' && piece.quantity === variable.quantity,
  )
  if (reads) return addFacts(conversation, factsOf(event.text, fresh), circumstance, turn)
  const answer = readAnswer(event.text, question, variable) ?? inPhrases(observations, question, circumstance)
  if (!answer) return undefined
  const tells = observations.some(({ source }) => source !== 'clock')
  const more = tells ? factsOf(event.text, fresh) : []
  return addFacts(conversation, [...more, ...evidenceOfAnswer(answer, question)], circumstance, turn)
}

/** The one value of what was asked that the text shows by a phrase. */
function inPhrases(
  observations: readonly Observation[],
  { variable }: Question,
  { model }: Circumstance,
): QuestionAnswer | undefined {
  const { variables } = model.knowledge
  const [shown, ...others] = observations.filter(({ variable: at, phrase }) => phrase && variables[at]?.id === variable)
  const value = shown && variables[shown.variable]?.values[shown.value]
  return value && !others.length ? { kind: 'value', value: value.id, said: shown.said } : undefined
}

/** A longer answer may tell other things as well; the words of a shorter one are only the answer. */
const LONGEST_BARE_ANSWER = 12

function factsOf(text: string, fresh: readonly Evidence[]): Evidence[] {
  return text.length > LONGEST_BARE_ANSWER ? [...fresh] : fresh.filter(({ kind }) => kind !== 'words')
}
