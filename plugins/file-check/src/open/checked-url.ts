/** A url that may be fetched from: its form is checked here, and its host where that is an address. */
import { isIP, isIPv6 } from 'node:net'
import { AttachmentError } from '../attachment'
import { isPublicAddress } from './addresses'

/**
 * @param base what a redirect is relative to
 * @throws {AttachmentError} `refused-address`
 */
export function checkedUrl(text: string, allowedHosts: readonly string[], base?: URL): URL {
  const url = parse(text, base)
  if (!url) throw new AttachmentError('refused-address', 'no url')
  if (!(url.protocol in DEFAULT_PORTS)) throw new AttachmentError('refused-address', `not http(s): ${url.protocol}`)
  if (url.username || url.password) throw new AttachmentError('refused-address', 'a url with a user name')
  // The parser has made every spelling of an IPv4 address (octal, hex, one number, full-width digits) the usual one.
  const host = hostOf(url)
  if (isIP(host) && !isAllowedHost(url, allowedHosts) && !isPublicAddress(host)) {
    throw new AttachmentError('refused-address', host)
  }
  return url
}

/** Whether the operator lets this host be private. An address in the list does not speak for names that resolve to it. */
export function isAllowedHost(url: URL, allowedHosts: readonly string[]): boolean {
  const port = url.port || DEFAULT_PORTS[url.protocol]
  return allowedHosts.some((entry) => {
    const allowed = readEntry(entry)
    return allowed?.host === hostOf(url) && (!allowed.port || allowed.port === port)
  })
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

const ENTRY = /^(?:https?:\/\/)?([^/]{1,255}?)(?::(\d{1,5}))?\/?$/

/** `napcat`, `napcat:3000`, `10.0.0.2`, `fd00::2`, `[fd00::2]:3000`; as part of a url too. */
function readEntry(entry: string): { readonly host: string; readonly port: string | undefined } | undefined {
  const [, name, port] = isIPv6(entry) ? ['', `[${entry}]`] : (ENTRY.exec(entry.trim()) ?? [])
  const url = name === undefined ? undefined : parse(`http://${name}`)
  return url && { host: hostOf(url), port }
}

/** Without the brackets of an IPv6 address and without the dot of the root, which name the same host. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$|\.$/g, '')
}

function parse(text: string, base?: URL): URL | undefined {
  return URL.canParse(text, base?.href) ? new URL(text, base) : undefined
}
