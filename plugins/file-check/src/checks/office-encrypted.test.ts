/** Documents under the password that Excel itself tries are read like any other; every other password keeps its secret. */
import fc from 'fast-check'
import { rc4Stream } from '../formats/office/encryption/rc4'
import {
  agilePackage,
  cryptoApiCipher,
  encryptedWorkbook,
  rc4Cipher,
  standardPackage,
  xorCipher,
} from '../testing/build-encrypted'
import { boundSheet, supBook } from '../testing/build-office'
import { buildOle } from '../testing/build-ole'
import { storedZip } from '../testing/build-stored-zip'
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { officeOle } from './office-ole'

const OPEN = 'VelvetSweatshop'
const OTHER = 'velvetsweatshop'

type Streams = Readonly<Record<string, Uint8Array>>

const check = (name: string, streams: Streams, context = TEST_CONTEXT) =>
  officeOle.run(fileOf(name, buildOle({ streams })), context)
const found = async (name: string, streams: Streams) =>
  (await check(name, streams)).findings.map(({ id, measured }) => [id, measured.variant])

describe('RC4', () => {
  // The three vectors that its first publication of 1994 is tested with.
  it.each([
    ['Key', 'eb9f7781b734ca72a719'],
    ['Wiki', '6044db6d41b7'],
    ['Secret', '04d46b053ca87b59'],
  ])('of %s', (key, stream) => {
    expect(Buffer.from(rc4Stream(Buffer.from(key), stream.length / 2)).toString('hex')).toBe(stream)
  })
})

describe('a workbook', () => {
  /** More than a block of the cipher, so that the second key counts. */
  const filler = Array.from({ length: 200 }, () => [0x31, Buffer.alloc(20, 7)] as const)
  const records = [...filler, ...supBook('cmd', '/c calc'), boundSheet(1)]
  const locked = [['office-encrypted', undefined]]
  const open = [
    ['office-macro', 'xlm'],
    ['office-encrypted', 'standard'],
    ['dde', 'command'],
  ]
  // Excel's own bytes for this password: key, verifier and array, the same in every workbook.
  const xor = { key: 0xb359, verifier: 0x9a0a, bytes: Buffer.from('876b9ae21ee305621e699660986e9404', 'hex') }

  it.each([
    ['exclusive or', xorCipher(xor.key, xor.verifier, xor.bytes), open],
    ['exclusive or with another key', xorCipher(0xb358, xor.verifier, xor.bytes), locked],
    ['RC4', rc4Cipher(OPEN), open],
    ['RC4 with another password', rc4Cipher(OTHER), locked],
    ['RC4 by CryptoAPI, 40 bits', cryptoApiCipher(OPEN, 40), open],
    ['RC4 by CryptoAPI, 128 bits', cryptoApiCipher(OPEN, 128), open],
    ['RC4 by CryptoAPI with another password', cryptoApiCipher(OTHER, 128), locked],
  ])('encrypted with %s', async (_, cipher, expected) => {
    expect(await found('a.xls', { Workbook: encryptedWorkbook(records, cipher) })).toEqual(expected)
  })

  it('of Excel 95, whose only method is exclusive or', async () => {
    const workbook = encryptedWorkbook([boundSheet(1)], xorCipher(xor.key, xor.verifier, xor.bytes, false), false)
    expect(await found('a.xls', { Book: workbook })).toEqual([
      ['office-macro', 'xlm'],
      ['office-encrypted', 'standard'],
    ])
  })

  it('is still encrypted as far as the diagnosis is concerned', async () => {
    const { findings, complete } = await check('a.xls', { Workbook: encryptedWorkbook([], rc4Cipher(OPEN)) })
    expect({ findings, complete }).toEqual({
      findings: [
        {
          id: 'office-encrypted',
          severity: 'notice',
          measured: { variant: 'standard' },
          emits: [{ variable: 'file_state', value: 'encrypted' }],
        },
      ],
      complete: true,
    })
  })

  it('with changed bytes never makes it throw', async () => {
    const whole = encryptedWorkbook(records, cryptoApiCipher(OPEN, 128))
    const change = fc.tuple(fc.nat(300), fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 10 }), fc.nat(whole.length), async (changes, cut) => {
        const bytes = Uint8Array.from(whole)
        for (const [at, value] of changes) bytes[at] = value
        for (const part of [bytes, bytes.subarray(0, cut)]) await check('a.xls', { Workbook: part })
      }),
      { seed: 5, numRuns: 200 },
    )
  })
})

describe('a package', () => {
  const link = '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
  const types =
    '<Types><Override PartName="/xl/externalLinks/externalLink1.xml" ' +
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/></Types>'
  const xlsx = storedZip({
    '[Content_Types].xml': types,
    'xl/externalLinks/externalLink1.xml': link,
    // More than one segment of 4,096 bytes.
    'xl/media/a.bin': Buffer.alloc(9001, 3),
  })
  const open = [
    ['office-encrypted', 'standard'],
    ['dde', 'command'],
  ]
  const locked = [['office-encrypted', undefined]]

  it.each([
    ['SHA1', 128],
    ['SHA256', 192],
    ['SHA384', 256],
    ['SHA512', 256],
    ['SHA1', 256],
  ] as const)('of Office 2010 and later, %s and %i bits', async (hash, keyBits) => {
    expect(await found('a.xlsx', agilePackage(xlsx, { password: OPEN, hash, keyBits }))).toEqual(open)
  })

  it.each([128, 192, 256] as const)('of Office 2007, %i bits', async (bits) => {
    expect(await found('a.xlsm', standardPackage(xlsx, OPEN, bits))).toEqual(open)
  })

  it.each<[string, Streams]>([
    ['a.xlsx', agilePackage(xlsx, { password: OTHER, hash: 'SHA1', keyBits: 128 })],
    ['a.xlsx', standardPackage(xlsx, OTHER)],
    // Word and PowerPoint do not try it: there it is a password like any other.
    ['a.docx', agilePackage(xlsx, { password: OPEN, hash: 'SHA1', keyBits: 128 })],
    ['a.xlsx', { EncryptionInfo: Buffer.from('<encryption/>'), EncryptedPackage: Buffer.alloc(64) }],
  ])('%s stays closed', async (name, streams) => {
    expect(await found(name, streams)).toEqual(locked)
  })

  it('whose key takes longer than there is time is not fully checked', async () => {
    const streams = agilePackage(xlsx, { password: OPEN, hash: 'SHA1', keyBits: 128, rounds: 10_000 })
    let asked = 0
    const budget = { ...TEST_CONTEXT.budget, isOver: () => ++asked > 5 }
    const { findings, complete } = await check('a.xlsx', streams, { ...TEST_CONTEXT, budget })
    expect([findings.map(({ id }) => id), complete]).toEqual([['office-encrypted'], false])
  })

  it('that opens to something else is not fully checked', async () => {
    const streams = agilePackage(Buffer.alloc(100, 1), { password: OPEN, hash: 'SHA1', keyBits: 128 })
    expect((await check('a.xlsx', streams)).complete).toBe(false)
  })

  it('with a description that was changed never makes it throw', async () => {
    const streams = agilePackage(xlsx, { password: OPEN, hash: 'SHA1', keyBits: 128, rounds: 2 })
    const info = streams.EncryptionInfo!
    const change = fc.tuple(fc.nat(info.length - 1), fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Uint8Array.from(info)
        for (const [at, value] of changes) bytes[at] = value
        const { findings } = await check('a.xlsx', { ...streams, EncryptionInfo: bytes })
        expect(findings.map(({ id }) => id)).toContain('office-encrypted')
      }),
      { seed: 6, numRuns: 300 },
    )
  })
})
