/** Finds the hosts of links in a text, also where the link is disguised: full-width letters, invisible characters, 。 for a dot. */

/** Endings under which people are led away; a word with another ending and no scheme (`run.bat`) is no link. */
const ENDINGS =
  'com|cn|net|org|io|cc|me|tv|top|xyz|vip|club|site|online|shop|app|dev|info|biz|ink|link|live|fun|icu|work|pro|co|hk|tw|us|ru|gg|ly|im|wang|ltd|art|wiki|cloud|tech|中国|网址|公司|网络'
const HOST = '[a-z0-9\\u4e00-\\u9fff-]{1,63}(?:\\.[a-z0-9\\u4e00-\\u9fff-]{1,63}){0,8}'
const WITH_SCHEME = new RegExp(`(?:https?|ftp|mqqapi|tg|wss?):\\/\\/(?:[^\\s/@]{0,64}@)?(${HOST})`, 'g')
const BARE = new RegExp(`(?<![a-z0-9@-])((?:[a-z0-9-]{1,63}\\.){1,8}(?:${ENDINGS}))(?![a-z0-9-])`, 'g')
const INVISIBLE = /[\p{Cf}\p{Mn}]/gu

/** Each host once, in lower case, in the order of the text. */
export function linkedHosts(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[。．｡]/g, '.')
    .toLowerCase()
  const hosts = [WITH_SCHEME, BARE].flatMap((pattern) => [...plain.matchAll(pattern)].map((match) => match[1] ?? ''))
  return [...new Set(hosts)]
}

/** Whether a host is one of `allowed` or below it. */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  return allowed.some((each) => host === each.toLowerCase() || host.endsWith(`.${each.toLowerCase()}`))
}
