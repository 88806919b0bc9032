/** What the platform is known to refuse, and how much is read of one file: the defaults of what an operator may set. */
import type { OpenerPolicy } from './attachment'
import type { CheckPolicy } from './check'

const MEGABYTE = 1024 * 1024

/** Programs, scripts and shortcuts; the document names .exe, .bat and .lnk, the others are their kin. */
export const BLOCKED_EXTENSIONS: readonly string[] = [
  ...['exe', 'com', 'scr', 'pif', 'msi', 'msp', 'cpl', 'dll', 'sys'],
  ...['bat', 'cmd', 'vbs', 'vbe', 'js', 'jse', 'wsf', 'wsh', 'ps1', 'hta', 'reg'],
  ...['lnk', 'url', 'scf', 'chm', 'jar'],
]

export const DEFAULT_CHECK_POLICY: CheckPolicy = {
  blockedExtensions: BLOCKED_EXTENSIONS,
  noticeSize: 50 * MEGABYTE,
  mostSize: 4 * 1024 * MEGABYTE,
  sensitiveWords: [],
}

export const DEFAULT_OPENER_POLICY: OpenerPolicy = {
  allowedHosts: [],
  folders: [],
  maxBytes: 64 * MEGABYTE,
  maxTime: 8_000,
  maxRedirects: 3,
}
