/** Urls that may be fetched from, in every disguise; and hosts that the operator allows. */
import { AttachmentError } from '../attachment'
import { openAttachment } from '.'
import { checkedUrl, isAllowedHost } from './checked-url'
import { problemOf, TEST_POLICY } from './testing/policy'

const HEAD = { max: 16, why: 'test' }

/** Names that resolve to what an attacker likes. */
const DNS: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1'],
  '127.0.0.1..': ['127.0.0.1'],
  'files.attacker.example': ['192.168.1.1'],
  'mixed.attacker.example': ['93.184.215.14', '10.0.0.1'],
  'mixed6.attacker.example': ['2606:4700::1', '::ffff:10.0.0.1'],
  'metadata.google.internal': ['169.254.169.254'],
  'zone.attacker.example': ['fe80::1%eth0'],
  'odd.attacker.example': ['0x7f.1'],
}

async function open(url: string, allowedHosts: readonly string[] = []) {
  const resolve = async (host: string) => {
    const addresses = DNS[host]
    if (!addresses) throw new Error(`${host} must not be asked for`)
    return addresses
  }
  const attachment = openAttachment({ kind: 'url', url }, 'a', undefined, { ...TEST_POLICY, allowedHosts }, { resolve })
  try {
    return await problemOf(attachment.read(0, 16, HEAD))
  } finally {
    attachment.close()
  }
}

it.each([
  // Spellings of an IPv4 address.
  'http://127.0.0.1/',
  'http://127.0.0.1./',
  'http://127.0.0.1:8080/',
  'http://127.1/',
  'http://127.0.1/',
  'http://2130706433/',
  'http://017700000001/',
  'http://0x7f000001/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://0177.0x0.0.0x1/',
  'http://0/',
  'http://0.0.0.0/',
  'http://①②⑦.⓪.⓪.①/',
  'http://127。0。0。1/',
  'http://127%2e0%2e0%2e1/',
  'http://%31%32%37.0.0.1/',
  'http:127.0.0.1/',
  'http:\\\\127.0.0.1\\',
  'http:///127.0.0.1/',
  ' \thttp://127.0.0.1/',
  'ht\ntp://127.0.0.1/',
  'http://127.0.0.1\t/',
  'http://3232235777/',
  'http://192.168.1.1/',
  'http://10.0.0.1/',
  'http://0xa.1/',
  'http://172.16.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0xa9fea9fe/',
  'http://2852039166/',
  'http://100.100.100.200/',
  'http://255.255.255.255/',
  'http://224.0.0.1/',
  // IPv6, and IPv4 inside it.
  'http://[::1]/',
  'http://[::]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[0:0:0:0:0:ffff:a9fe:a9fe]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b::192.168.0.1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/',
  'http://[fe80::1]/',
  'http://[fe80::1%25eth0]/',
  'http://[fd00:ec2::254]/',
  'http://[ff02::1]/',
  'http://[2001:db8::1]/',
  // Names.
  'http://localhost/',
  'http://LOCALHOST/',
  'http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/',
  'http://localhost./',
  'http://127.0.0.1../',
  'http://files.attacker.example/',
  'http://mixed.attacker.example/',
  'http://mixed6.attacker.example/',
  'http://metadata.google.internal/',
  'http://zone.attacker.example/',
  'http://odd.attacker.example/',
  'https://files.attacker.example/',
  // A user name: what stands before the at sign is no host.
  'http://user@8.8.8.8/',
  'http://user:password@8.8.8.8/',
  'http://8.8.8.8@127.0.0.1/',
  'http://8.8.8.8%2f@127.0.0.1/',
  // Other schemes, and no urls.
  'file:///etc/passwd',
  'file://127.0.0.1/etc/passwd',
  'ftp://8.8.8.8/',
  'gopher://8.8.8.8/',
  'data:text/plain,hello',
  'javascript:alert(1)',
  'blob:http://8.8.8.8/',
  'ws://8.8.8.8/',
  'unix:/var/run/docker.sock',
  '//127.0.0.1/',
  '/etc/passwd',
  '',
  'http://',
  'http://8.8.8.8.8/',
  'http://127.0.0.1%00.example.com/',
  'http://[::1',
])('%j is refused', async (url) => {
  expect(await open(url)).toBe('refused-address')
})

it.each([
  ['https://8.8.8.8/a?b#c', '8.8.8.8'],
  ['http://134744072/', '8.8.8.8'],
  ['HTTP://EXAMPLE.COM/', 'example.com'],
  ['https://multimedia.nt.qq.com.cn:443/download', 'multimedia.nt.qq.com.cn'],
  ['http://[2606:4700:4700::1111]:8080/', '[2606:4700:4700::1111]'],
  ['http://[64:ff9b::8.8.8.8]/', '[64:ff9b::808:808]'],
])('%s is let through as %s', (url, hostname) => {
  expect(checkedUrl(url, []).hostname).toBe(hostname)
})

it('a very long url costs no more than reading it', () => {
  expect(checkedUrl(`https://example.com/${'a'.repeat(100_000)}`, []).pathname.length).toBe(100_001)
  expect(() => checkedUrl(`https://${'a.'.repeat(50_000)}@127.0.0.1/`, [])).toThrow(AttachmentError)
})

describe('the list of allowed hosts', () => {
  it.each([
    ['http://napcat/', 'napcat'],
    ['http://napcat:3000/', 'napcat'],
    ['http://NapCat./', 'napcat'],
    ['http://napcat:3000/', 'napcat:3000'],
    ['http://napcat/', 'napcat:80'],
    ['https://napcat/', 'napcat:443'],
    ['http://127.0.0.1:8080/', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
    ['http://[::1]:99/', '::1'],
    ['http://[::1]:99/', '[::1]'],
    ['http://[0::1]:99/', '[::1]:99'],
    ['http://napcat/', ' napcat '],
    ['http://napcat:3000/', 'http://napcat:3000/'],
    ['http://文件.example/', '文件.example'],
  ])('%s is allowed by %j', (url, entry) => {
    expect(isAllowedHost(new URL(url), ['other', entry])).toBe(true)
  })

  it.each([
    ['http://napcat.attacker.example/', 'napcat'],
    ['http://notnapcat/', 'napcat'],
    ['http://napcat:3001/', 'napcat:3000'],
    ['https://napcat/', 'napcat:80'],
    ['http://127.0.0.2/', '127.0.0.1'],
    ['http://[::ffff:127.0.0.1]/', '127.0.0.1'],
    ['http://localhost/', '127.0.0.1'],
    ['http://napcat/', ''],
    ['http://napcat/', '*'],
    ['http://napcat/', 'nap cat'],
  ])('%s is not allowed by %j', (url, entry) => {
    expect(isAllowedHost(new URL(url), [entry])).toBe(false)
  })

  it.each([
    ['a user name', 'http://user@127.0.0.1/'],
    ['another scheme', 'ftp://127.0.0.1/'],
  ])('does not excuse %s', async (_, url) => {
    expect(await open(url, ['127.0.0.1'])).toBe('refused-address')
  })
})
