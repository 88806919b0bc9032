/** Which extensions run something when they are opened, and which promise that nothing does. */

/** Windows, or a phone, runs or installs these when they are opened; what lies under them may do anything. */
const RUNNABLE: ReadonlySet<string> = new Set([
  ...['exe', 'com', 'scr', 'pif', 'msi', 'msp', 'cpl', 'appx', 'msix', 'gadget', 'application'],
  ...['bat', 'cmd', 'vbs', 'vbe', 'js', 'jse', 'wsf', 'wsh', 'ps1', 'hta', 'reg', 'sct', 'msc'],
  ...['lnk', 'url', 'scf', 'library-ms', 'settingcontent-ms', 'search-ms', 'website', 'desktop'],
  ...['jar', 'apk', 'apks', 'xapk', 'ipa', 'xll'],
])

/** What people open without a thought: a name that ends so before its true end deceives. */
const TRUSTED: ReadonlySet<string> = new Set([
  ...[
    'pdf',
    'doc',
    'docx',
    'xls',
    'xlsx',
    'ppt',
    'pptx',
    'wps',
    'et',
    'dps',
    'rtf',
    'txt',
    'csv',
    'log',
    'htm',
    'html',
  ],
  ...['jpg', 'jpeg', 'png', 'gif', 'bmp', 'webp', 'heic', 'tif', 'tiff', 'svg', 'epub', 'mobi'],
  ...['mp3', 'mp4', 'm4a', 'avi', 'mkv', 'mov', 'wav', 'flac', 'wmv', 'rmvb', 'flv'],
  ...['zip', 'rar', '7z', 'gz', 'tar', 'iso'],
])

/** @param extension lower case */
export function isRunnable(extension: string, blocked: readonly string[] = []): boolean {
  return RUNNABLE.has(extension) || blocked.includes(extension)
}

/** @param extension lower case */
export function isTrusted(extension: string): boolean {
  return TRUSTED.has(extension)
}
