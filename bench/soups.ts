/** Hostile texts: twenty kinds of soup, each as long as asked for, the same in every run. */
import { seededRandom } from '@support-agent/diagnosis'

/** Soup of one kind: a morsel for each number from 0, repeated until the length is reached. */
const MORSELS: Readonly<Record<string, (n: number) => string>> = {
  digits: (n) => String((n * 7919) % 10),
  'one code again and again': () => '50001 ',
  'codes without end': (n) => `错误码${10_000 + (n % 90_000)}`,
  'IP addresses': (n) => `${n % 256}.${(n * 7) % 256}.${(n * 13) % 256}.${(n * 31) % 256} `,
  'sizes and versions': (n) => `${n % 999}.${n % 9}MB v8.${n % 20}.${n % 100} `,
  emoji: (n) => String.fromCodePoint(0x1f300 + (n % 256), 0x200d),
  'right to left': (n) =>
    `\u202e${String.fromCharCode(0x05d0 + (n % 27))}\u2066${String.fromCharCode(0x0627 + (n % 30))}\u2069`,
  'Chinese numerals': (n) => pick('零一二三四五六七八九十百千万亿点', n),
  'paths of files': (n) => `C:\\d${n % 10}\\report.final.v${n % 7}.tar.gz.exe `,
  base64: (n) => pick('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', n),
  'nested JSON': (n) => `{"code":${n % 1000},"a":[`,
  spaces: () => ' ',
  'line breaks': () => '\r\n',
  'zero width': (n) => pick('\u200b\u200c\u200d\ufeff发', n),
  'combining marks': (n) => (n % 50 === 0 ? 'e' : String.fromCharCode(0x0300 + (n % 100))),
  'lone surrogates': (n) => String.fromCharCode(n % 2 === 0 ? 0xdc00 : 0xd800),
  'brackets and operators': (n) => pick('((((*+?.^$|\\[]{}<>/=', n),
  'ping lines': (n) => `Reply from 10.0.0.${n % 256}: bytes=32 time=${n % 900}ms TTL=64\n`,
  'log lines': (n) => `2026-01-01 00:00:${n % 60} ERROR [net] connect ECONNREFUSED 127.0.0.1:${n % 65536}\n`,
  'our own words': (n) => ['服务器拒绝了你发送离线文件', '发不出去', '120多兆', 'ｅｒｒｏｒ', '重试3次'][n % 5] ?? '',
}

/** Name and text of each kind, `length` UTF-16 units long. */
export function soups(length: number): [name: string, text: string][] {
  return Object.entries(MORSELS).map(([name, morsel]) => [name, soup(morsel, length)])
}

function soup(morsel: (n: number) => string, length: number): string {
  const random = seededRandom(1)
  const parts: string[] = []
  for (let total = 0; total < length; ) {
    const part = morsel(Math.floor(random() * 1_000_000))
    parts.push(part)
    total += part.length
  }
  return parts.join('').slice(0, length)
}

function pick(characters: string, n: number): string {
  return characters[n % characters.length] ?? ''
}
