/** The last look at a reply: plain text that no chat turns into a link or a picture. */

/** Hosts that a step may name; a bare host of these (or below them) stays, any other is cut. */
export const NAMED_HOSTS: readonly string[] = ['qq.com', 'tencent.com', 'windows.com', 'aliyun.com', 'microsoft.com']

/** Endings by which a dotted word is taken for a host; file endings such as .zip are not among them. */
const TOP_LEVELS =
  'com|cn|net|org|io|cc|me|tv|top|xyz|vip|club|info|biz|dev|app|ru|hk|tw|jp|edu|gov|mobi|asia|' +
  'shop|site|online|store|fun|live|link|ltd|cloud|wang|icu|ren|gg|ly|gl|la|pw|tk'
const HOST = new RegExp(
  `(?<![\\w@])(?:[a-z0-9][a-z0-9-]{0,62}\\.){1,6}(?:${TOP_LEVELS})(?![\\w-])(?:/[^\\s」"]{0,200})?`,
  'giu',
)

/** Removes schemes, `www.`, hosts off the list, zero-width and bidi characters, and the marks of Markdown. */
export function plainReply(text: string): string {
  // What is cut may bring together what stood apart: until nothing is left to cut.
  for (let before = text; ; before = text) {
    text = cut(before)
    if (text === before) return text
  }
}

/** Never makes a text longer. */
function cut(text: string): string {
  return (
    text
      .replace(/[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, '')
      // Marks before links: a mark in the middle of a link hides it.
      .replace(/!?\[([^[\]\n]{0,200})\]\([^()\n]{0,500}\)/gu, '$1')
      .replaceAll('](', ']')
      .replace(/\*\*|__|~~|`/gu, '')
      .replace(/^#{1,6} /gmu, '')
      // A path on the reader's own disk leads nowhere.
      .replace(/\b(?!file:)[a-z][a-z0-9+.-]{0,20}:\/\//giu, '')
      .replace(/(?<!\bfile):\/{2,}/giu, ':')
      .replace(/(?<!w)w{3,}\.+/giu, '')
      .replace(HOST, (host) => (isNamed(host) ? host.replace(/\/.*$/u, '') : '…'))
      .trim()
  )
}

function isNamed(host: string): boolean {
  const name = host.toLowerCase().replace(/\/.*$/u, '')
  return NAMED_HOSTS.some((allowed) => name === allowed || name.endsWith(`.${allowed}`))
}
