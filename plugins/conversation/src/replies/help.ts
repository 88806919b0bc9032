/** What the bot can do, and what it needs to go on. */
import type { LocaleId } from '@support-agent/diagnosis'
import type { Need } from '../decision'
import { type Line, line } from '../line'
import { render } from '../render'
import type { Circumstance, Turn } from '../turn'

export function helpReply({ locale }: Turn, circumstance: Circumstance): Line[] {
  const { prefix } = circumstance
  const code = exampleCode(circumstance)
  const example = circumstance.model.knowledge.subjects[0]?.text[locale].example ?? ''
  return [
    line('help.title', { about: about(circumstance, locale) }),
    line('help.diagnose', { prefix, example }),
    line('help.code', { prefix, code }),
    line('help.checklist', { prefix }),
    line('help.check', { prefix }),
    line('help.why', { prefix }),
    line('help.mention'),
  ]
}

export function introduction({ locale }: Turn, circumstance: Circumstance): Line {
  return line('out-of-scope', { about: about(circumstance, locale) })
}

export function askReply(need: Need, { locale }: Turn, circumstance: Circumstance): Line[] {
  switch (need) {
    case 'words-of-picture':
      return [line('ask.words-of-picture')]
    case 'file': {
      const { prefix } = circumstance
      return [line('ask.file', { prefix })]
    }
    case 'problem':
      return [line('ask.problem')]
    case 'code': {
      const { prefix } = circumstance
      const example = render([line('example.code', { prefix, code: exampleCode(circumstance) })], locale)
      return [line('ask.code', { example })]
    }
  }
}

function about({ model }: Circumstance, locale: LocaleId): string {
  const separator = render([line('subject.separator')], locale)
  return model.knowledge.subjects.map(({ text }) => text[locale].about).join(separator)
}

/** The commonest code that the knowledge explains and that leads to a topic: an example that works. */
function exampleCode({ model }: Circumstance): string {
  const codes = model.knowledge.variables.flatMap(({ id, values, usually }) =>
    values.flatMap((value, i) => {
      const leads = model.knowledge.topics.some(({ evidence }) => (evidence[id]?.[i] ?? 0) >= LEADS)
      return value.text['zh-CN'].means !== undefined && leads && LOOKS_LIKE_CODE.test(value.id)
        ? [{ code: value.id, usual: usually[i] ?? 0 }]
        : []
    }),
  )
  return codes.sort((a, b) => b.usual - a.usual || b.code.length - a.code.length)[0]?.code ?? ''
}

/** A word of a person or a minus one is no example. */
const LOOKS_LIKE_CODE = /^\d{3,}$/

/** A code leads to a topic that has at least this probability of it. */
const LEADS = 0.5
