/** Which addresses belong to the open internet: everything else is somebody's own network, or reserved. */
import { BlockList, isIP } from 'node:net'

/** Network and length of its prefix: IANA's registry of special-purpose IPv4 addresses, and multicast. */
const RESERVED_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], // this host
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carrier-grade NAT, and metadata of one cloud
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // looks public, answers only inside one cloud
  ['169.254.0.0', 16], // link-local, and metadata of most clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // AMT relays
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
]

/** Only this eighth of IPv6 is given out; so loopback, mapped, local, multicast and all that is still to come are outside. */
const GLOBAL_IPV6 = ['2000::', 3] as const

/** What is special within {@link GLOBAL_IPV6}. */
const RESERVED_IPV6: readonly (readonly [string, number])[] = [
  ['2001::', 23], // protocol assignments: Teredo, ORCHID, benchmarks …
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20], // documentation
]

/** On networks with IPv6 alone every IPv4 host is reached through this prefix (RFC 6052): as public as that host is. */
const NAT64 = '64:ff9b::'
const NAT64_BITS = 96

const given = new BlockList()
given.addSubnet(...GLOBAL_IPV6, 'ipv6')
given.addSubnet(NAT64, NAT64_BITS, 'ipv6')

const reserved = new BlockList()
for (const [network, bits] of RESERVED_IPV6) reserved.addSubnet(network, bits, 'ipv6')
for (const [network, bits] of RESERVED_IPV4) {
  reserved.addSubnet(network, bits, 'ipv4')
  reserved.addSubnet(`${NAT64}${network}`, NAT64_BITS + bits, 'ipv6')
}

/** @returns false also for what is no address, or has a zone (`fe80::1%eth0`) */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%')) return false
  switch (isIP(address)) {
    case 4:
      return !reserved.check(address, 'ipv4')
    case 6:
      return given.check(address, 'ipv6') && !reserved.check(address, 'ipv6')
    default:
      return false
  }
}
