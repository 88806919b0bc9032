/** Which values of HOST are addresses, and which of them only this machine can reach. */

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`)

/** An IPv4 or IPv6 address (without brackets or zone) or `localhost`. */
export function isAddress(host: string): boolean {
  return host === 'localhost' || IPV4.test(host) || isIpv6(host)
}

/** Whether a server bound to `host` is out of reach for other machines: 127.0.0.0/8, ::1 and localhost. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true
  if (IPV4.test(host)) return host.startsWith('127.')
  return isIpv6(host) && new URL(`http://[${host}]`).hostname === '[::1]'
}

/** `http://` address of a page served at `host` and `port`, as a person on this machine opens it. */
export function pageAddress(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function isIpv6(host: string): boolean {
  return /^[\da-f:.]{2,45}$/i.test(host) && host.includes(':') && URL.canParse(`http://[${host}]`)
}
