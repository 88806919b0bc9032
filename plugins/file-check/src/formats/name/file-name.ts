/** A file's name in parts, as the systems that keep it read them. */

/** Longer endings are no extensions, but names with a dot in them. */
const LONGEST_EXTENSION = 40

/** What follows the last separator of folders: systems keep no more of a path. */
export function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
}

/** Without the dots and spaces at the end, which Windows drops. */
export function withoutTrailing(name: string): string {
  let end = name.length
  while (end > 0 && (name[end - 1] === '.' || name[end - 1] === ' ')) end--
  return name.slice(0, end)
}

export interface NameParts {
  /** Before the last dot. */
  readonly stem: string
  /** After it, as it is written; empty where there is none. */
  readonly extension: string
}

/** @param name may be a path */
export function partsOf(name: string): NameParts {
  const base = withoutTrailing(baseName(name))
  const dot = base.lastIndexOf('.')
  const extension = base.slice(dot + 1)
  if (dot < 0 || extension.length > LONGEST_EXTENSION) return { stem: base, extension: '' }
  return { stem: base.slice(0, dot), extension }
}

/** Lower case, without a dot; empty where there is none. @param name may be a path */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  if (dot < 0) return ''
  // Most names end plainly; archives have thousands of them.
  const end = name.slice(dot + 1, dot + 2 + LONGEST_EXTENSION)
  if (PLAIN_EXTENSION.test(end)) return end.toLowerCase()
  return partsOf(name).extension.trim().toLowerCase()
}

const PLAIN_EXTENSION = new RegExp(`^[\\w-]{1,${LONGEST_EXTENSION}}$`)
