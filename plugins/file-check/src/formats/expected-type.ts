/** Whether a content may stand under an extension, and how far apart the two are. */
import { type Container, type FileType, type TypeKind, typesForExtension } from './sniff/types'

/** Extensions that so many programs use for so many things that no content is wrong under them. */
const LOOSE: ReadonlySet<string> = new Set(
  `dat img bin db cfg conf map lock key sav lib obj fbx vmdk dxf hdr mat pack mo prc rdb cap snd it o a so ai eps ps org env s m
   mm au class pkg one dae hiv lrc ass raf dmp pub
   msg ko snap egg gpg asc crt cer`.split(/\s+/),
)

/** Programs that open more than their own format take these under their extension too. */
const ALSO_OPENED: Readonly<Record<string, readonly Container[]>> = {
  ...Object.fromEntries(
    ['doc', 'dot', 'xls', 'xlt', 'ppt', 'pps', 'pot', 'wps', 'wpt', 'et', 'ett', 'dps', 'dpt'].map((extension) => [
      extension,
      ['zip', 'text'] as const,
    ]),
  ),
  chm: ['zip'],
}

/**
 * `fits`: what the extension promises, or nothing is known of one of them · `kin`: another format that the same programs open ·
 * `other`: something else · `program`: a program where none is promised.
 */
export type Agreement = 'fits' | 'kin' | 'other' | 'program'

/** Programs for these look at the content, whatever the name says. */
const OPENED_BY_CONTENT: readonly TypeKind[] = ['image', 'media', 'font', 'archive']

/** @param extension lower case */
export function isLoose(extension: string): boolean {
  return LOOSE.has(extension)
}

/** @param extension lower case */
export function agreementOf(extension: string, found: FileType): Agreement {
  const expected = typesForExtension(extension)
  if (!expected.length || isLoose(extension) || found.kind === 'unknown') return 'fits'
  if (expected.some(({ id }) => id === found.id)) return 'fits'
  if (found.container && acceptedContainers(extension).includes(found.container)) return 'fits'
  const kinds = expected.map(({ kind }) => kind)
  if (isNative(found) && !kinds.includes('program')) return 'program'
  return kinds.includes(found.kind) && OPENED_BY_CONTENT.includes(found.kind) ? 'kin' : 'other'
}

function acceptedContainers(extension: string): Container[] {
  const own = typesForExtension(extension).flatMap(({ container }) => container ?? [])
  return [...own, ...(Object.hasOwn(ALSO_OPENED, extension) ? (ALSO_OPENED[extension] ?? []) : [])]
}

/** A program that runs as it is, or a shortcut that runs one. */
function isNative({ kind, container, id }: FileType): boolean {
  return (kind === 'program' && container === undefined) || id === 'lnk' || id === 'apk' || id === 'msi'
}

/** Whether text may stand under the extension: then a page or a message is no wonder. @param extension lower case */
export function mayHoldText(extension: string): boolean {
  const expected = typesForExtension(extension)
  return !expected.length || isLoose(extension) || acceptedContainers(extension).includes('text')
}
