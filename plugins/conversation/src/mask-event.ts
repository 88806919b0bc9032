/** The door of `step`: an event without its secrets. What comes after it never sees them. */
import { clip, holdsCredential, mask } from '@support-agent/diagnosis'
import type { Event, FileEvent } from './event'
import type { FileFinding } from './file-facts'

export interface MaskedEvent {
  readonly event: Event
  /** Whether somebody posted what lets its reader in: a token, a password, a key. */
  readonly credential: boolean
}

/** Masks every text that came from a chat or a file, each clipped to what is read of it. */
export function maskEvent(event: Event): MaskedEvent {
  let credential = false
  const safe = (text: string): string => {
    const masked = mask(clip(text))
    credential ||= holdsCredential(masked)
    return masked.text
  }
  return { event: masked(event, safe), credential: credential || logHoldsCredential(event) }
}

function masked(event: Event, safe: (text: string) => string): Event {
  switch (event.kind) {
    case 'message':
    case 'command':
      return { ...event, text: safe(event.text) }
    case 'file':
      return maskedFile(event, safe)
    case 'relief':
      return event
  }
}

function maskedFile({ file, text, complaint, ...rest }: FileEvent, safe: (text: string) => string): FileEvent {
  return {
    ...rest,
    text: safe(text),
    // It was warned of when it was said, or nobody had asked.
    complaint: complaint && mask(clip(complaint)).text,
    file: {
      ...file,
      name: safe(file.name),
      findings: file.findings.map((finding) => maskedFinding(finding, safe)),
      ...(file.log && {
        log: { ...file.log, errors: file.log.errors.map((one) => ({ ...one, text: safe(one.text) })) },
      }),
    },
  }
}

function maskedFinding({ measured, entry, ...rest }: FileFinding, safe: (text: string) => string): FileFinding {
  const values = Object.entries(measured).map(([name, value]) => [
    name,
    typeof value === 'string' ? safe(value) : value,
  ])
  return { ...rest, measured: Object.fromEntries(values), ...(entry === undefined ? {} : { entry: safe(entry) }) }
}

function logHoldsCredential(event: Event): boolean {
  return event.kind === 'file' && event.file.log?.credential === true
}
