/** Fields of a text document: the instructions that stand behind a value, as Word, RTF and OOXML all write them. */
import { type DocumentFacts, note } from './facts'
import { linksOf } from './links'

/** A longer instruction says nothing more, characters. */
export const LONGEST_FIELD = 2048

/** Its arguments: in quotation marks, straight or curly, or up to a space. */
const ARGUMENT = /["“”]([^"“”]{0,1024})["“”]?|([^\s"“”]{1,1024})/g

/** Adds what the field does by itself: commands to other programs, and content from elsewhere. */
export function readField(instruction: string, facts: DocumentFacts): void {
  const words = [...instruction.slice(0, LONGEST_FIELD).matchAll(ARGUMENT)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  )
  const [name = '', ...rest] = words
  switch (name.toUpperCase()) {
    case 'DDE':
    case 'DDEAUTO':
      note(facts.dde, [{ application: path(rest[0]), command: path(rest.slice(1).join(' ')) }])
      break
    case 'INCLUDEPICTURE':
    case 'IMPORT':
      note(facts.links, linksOf('image', path(rest[0])))
      break
    case 'INCLUDETEXT':
    case 'INCLUDE':
    case 'RD':
      note(facts.links, linksOf('object', path(rest[0])))
      break
    case 'LINK':
      // The first argument is the program; the file follows.
      note(facts.links, linksOf('object', path(rest[1])))
      break
  }
}

/** Backslashes are doubled in instructions. */
function path(argument = ''): string {
  return argument.replaceAll('\\\\', '\\')
}

/**
 * `QUOTE 68 68 69` is a field whose value are the letters of those numbers: a way to spell another field's instruction.
 * @returns the letters, or undefined where it is another field
 */
export function quotedNumbers(instruction: string): string | undefined {
  const match = /^\s{0,20}QUOTE((?:\s{1,20}\d{1,6}){1,600})\s{0,20}$/i.exec(instruction)
  return match?.[1]
    ?.trim()
    .split(/\s+/)
    .map((number) => String.fromCharCode(Number(number)))
    .join('')
}

/** Reads fields out of a text as letters, marks and nested fields come by: begin, separate, end. */
export interface FieldReader {
  begin(): void
  /** From here on until the end comes the value shown; in a field within a field it is part of the outer instruction. */
  separate(): void
  end(): void
  text(letters: string): void
}

const DEEPEST = 16

export function fieldReader(facts: DocumentFacts): FieldReader {
  const open: { instruction: string; value: string; part: 'instruction' | 'value' }[] = []
  let tooDeep = 0
  const text = (letters: string) => {
    const field = open.at(-1)
    if (!field || tooDeep || field[field.part].length >= LONGEST_FIELD) return
    field[field.part] += letters.slice(0, LONGEST_FIELD)
  }
  return {
    text,
    begin() {
      if (open.length < DEEPEST) open.push({ instruction: '', value: '', part: 'instruction' })
      else tooDeep++
    },
    separate() {
      const field = open.at(-1)
      if (field && !tooDeep) field.part = 'value'
    },
    end() {
      if (tooDeep) {
        tooDeep--
        return
      }
      const field = open.pop()
      if (!field) return
      readField(field.instruction, facts)
      if (open.at(-1)?.part === 'instruction') text(quotedNumbers(field.instruction) ?? field.value)
    },
  }
}
