/** The resolver of our sockets: a name is connected to at exactly the addresses that were checked, so no second answer counts. */
import { lookup as lookupInDns } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { AttachmentError } from '../attachment'
import { isPublicAddress } from './addresses'

/** The addresses of a host name. */
export type Resolve = (host: string) => Promise<readonly string[]>

export const resolveInDns: Resolve = async (host) =>
  (await lookupInDns(host, { all: true, verbatim: true })).map(({ address }) => address)

/**
 * For `net.connect`, which never calls it for an address: those are checked beforehand.
 * @param mayBePrivate whether the operator allows this host to be private
 */
export function checkedLookup(resolve: Resolve, mayBePrivate: boolean): LookupFunction {
  return (host, options, callback) => {
    addressesOf(host, resolve, mayBePrivate).then(
      ([first, ...others]) => {
        if (options.all) callback(null, [first, ...others])
        else callback(null, first.address, first.family)
      },
      (error: Error) => callback(error, '', 0),
    )
  }
}

interface Found {
  readonly address: string
  readonly family: number
}

/** One private address among public ones refuses them all: an honest host has no such mixture. */
async function addressesOf(host: string, resolve: Resolve, mayBePrivate: boolean): Promise<[Found, ...Found[]]> {
  const addresses = await resolve(host)
  const refused = mayBePrivate ? undefined : addresses.find((address) => !isPublicAddress(address))
  if (refused !== undefined) throw new AttachmentError('refused-address', `${host} is ${refused}`)
  const [first, ...others] = addresses.map((address) => ({ address, family: isIP(address) }))
  if (!first) throw new AttachmentError('unreachable', `${host} has no address`)
  return [first, ...others]
}
