/** What is learnt of an office document while its parts are read, whatever format it has. */

export interface Macro {
  readonly language: 'vba' | 'xlm' | 'script'
  /** The name or event that runs it without being asked, hostile; undefined where there is none. */
  readonly autoRun: string | undefined
  /** The project is there, and holds no line of code. */
  readonly empty: boolean
}

/** A field or link that has another program execute a command or deliver a value. */
export interface Dde {
  readonly application: string
  readonly command: string
}

export type LinkKind = 'template' | 'object' | 'frame' | 'image'

/** Content that the document fetches from elsewhere by itself; a hyperlink, which waits for a click, is none. */
export interface Link {
  readonly kind: LinkKind
  /** Address or path, hostile. */
  readonly target: string
}

/** A file within the document. */
export interface Embedded {
  /** Hostile; empty where it has none. */
  readonly name: string
  /** Whether opening it would run it. */
  readonly program: boolean
}

export interface DocumentFacts {
  readonly macros: Macro[]
  readonly dde: Dde[]
  readonly links: Link[]
  readonly embedded: Embedded[]
  encrypted: boolean
  /** It was encrypted with the password that Excel tries by itself, and has been read. */
  standardPassword: boolean
  /** The type says that macros may be inside. */
  allowsMacros: boolean
  /** False where a budget left a part unread. */
  complete: boolean
}

export function noFacts(): DocumentFacts {
  return {
    ...{ macros: [], dde: [], links: [], embedded: [] },
    ...{ encrypted: false, standardPassword: false, allowsMacros: false, complete: true },
  }
}

/** A hostile document may hold millions of links; the first ones tell enough. */
const MOST_NOTED = 1000

export function note<T>(list: T[], items: readonly T[]): void {
  for (const item of items) if (list.length < MOST_NOTED) list.push(item)
}

/** Extensions under which Windows runs a file that somebody opens. */
const RUNS = /\.(?:exe|com|scr|pif|bat|cmd|vbs|vbe|js|jse|wsf|wsh|hta|ps1|msi|lnk|cpl|dll|jar|reg)$/i

/** By its name or by its first bytes. */
export function isProgram(name: string, bytes: Uint8Array): boolean {
  const program = bytes[0] === 0x4d && bytes[1] === 0x5a && bytes.length >= 64
  return program || RUNS.test(name.slice(-80).trimEnd())
}
