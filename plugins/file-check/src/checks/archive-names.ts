/** What the name of an archive's entry tells: programs, and paths that lead out of the folder where it is unpacked. */
import { baseName, extensionOf } from '../formats/name/file-name'

/**
 * Opening one of these runs it. Scripts of web pages and Java are left out: archives of sources and game mods are full of them.
 */
const PROGRAMS: ReadonlySet<string> = new Set([
  ...['exe', 'com', 'scr', 'pif', 'msi', 'msp', 'cpl', 'dll', 'sys', 'ocx'],
  ...['bat', 'cmd', 'vbs', 'vbe', 'jse', 'wsf', 'wsh', 'ps1', 'hta', 'reg'],
  ...['lnk', 'scf'],
])

const LONGEST_NAME = 4_096
/** Copies of folder attributes that macOS keeps beside each file. */
const MAC_METADATA = /(?:^|\/)__MACOSX\/|(?:^|\/)\._[^/]{0,255}$/

/** @returns the extension that makes it a program; undefined where there is none */
export function programExtension(name: string): string | undefined {
  const end = name.slice(-LONGEST_NAME)
  const extension = extensionOf(end)
  if (!PROGRAMS.has(extension) || MAC_METADATA.test(end)) return undefined
  // `www.example.com` is an address.
  if (extension === 'com' && baseName(end).split('.').length > 2) return undefined
  return extension
}

/** `parent`: out by `..` · `absolute`: from the root or another machine · `drive`: from a drive of Windows */
export type UnsafePath = 'parent' | 'absolute' | 'drive'

/** A cheap necessary sign of a path that leads out. */
const MAY_LEAVE = /^[\\/]|^[a-z]:|\.\./i

/** Unpackers that take the path as it stands would write outside of the chosen folder. */
export function unsafePath(name: string): UnsafePath | undefined {
  if (!MAY_LEAVE.test(name)) return undefined
  const path = name.slice(0, LONGEST_NAME).replaceAll('\\', '/')
  if (path.startsWith('/')) return 'absolute'
  if (/^[a-z]:/i.test(path)) return 'drive'
  return leavesFolder(path, 0) ? 'parent' : undefined
}

/**
 * @param name of the link
 * @param target where it points, from the link's own folder
 */
export function isUnsafeLink(name: string, target: string): boolean {
  const path = target.slice(0, LONGEST_NAME).replaceAll('\\', '/')
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return true
  const folders = name.slice(0, LONGEST_NAME).replaceAll('\\', '/').split('/').filter(isFolder).length - 1
  return leavesFolder(path, Math.max(0, folders))
}

/** @param depth how many folders deep the path begins */
function leavesFolder(path: string, depth: number): boolean {
  if (!path.includes('..')) return false
  let left = depth
  for (const part of path.split('/')) {
    if (part === '..') left--
    else if (isFolder(part)) left++
    if (left < 0) return true
  }
  return false
}

function isFolder(part: string): boolean {
  return part !== '' && part !== '.'
}
