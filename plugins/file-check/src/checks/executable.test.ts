/** Programs whole, cut at every field, with right, wrong and absent checksums, packed and not. */
import fc from 'fast-check'
import { buildPe, PE_LAYOUT, type PeRecipe } from '../testing/build-pe'
import { contentOf, fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { executable } from './executable'

const check = (bytes: Uint8Array, name = 'setup.exe') => executable.run(fileOf(name, bytes), TEST_CONTEXT)
const idsOf = async (bytes: Uint8Array, name?: string) => (await check(bytes, name)).findings.map(({ id }) => id)

/** Bytes like those of a cipher, the same ones every time. */
function noise(length: number): Uint8Array {
  let state = 12345
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return state >>> 16
  })
}

const code = (length: number) => Uint8Array.from({ length }, (_, at) => (at * at) % 97)

describe('a whole program', () => {
  const recipes: [string, PeRecipe][] = [0, 1, 2, 3, 4].flatMap((sections) =>
    [false, true].flatMap((wide) =>
      [0, 1, 17, 4096].map((overlay): [string, PeRecipe] => [
        `${wide ? '64' : '32'} bits, ${sections} sections, ${overlay} bytes behind`,
        {
          wide,
          overlay: code(overlay),
          sections: Array.from({ length: sections }, (_, index) => ({
            name: `.s${index}`,
            bytes: code(300 * index + 1),
          })),
        },
      ]),
    ),
  )

  it.each(recipes)('%s: nothing is found without a checksum', async (_, recipe) => {
    expect(await check(buildPe(recipe))).toEqual({ findings: [], complete: true })
  })

  it.each(recipes)('%s: nothing is found with the right checksum', async (_, recipe) => {
    expect(await check(buildPe({ ...recipe, checksum: 'right' }))).toEqual({ findings: [], complete: true })
  })

  it.each(recipes)('%s: a wrong checksum is told, stored and computed', async (_, recipe) => {
    const computed = Buffer.from(buildPe({ ...recipe, checksum: 'right' })).readUInt32LE(PE_LAYOUT.checksum)
    expect((await check(buildPe({ ...recipe, checksum: 0xdeadbeef }))).findings).toEqual([
      {
        id: 'pe-checksum-mismatch',
        severity: 'notice',
        measured: { stored: '0xDEADBEEF', computed: `0x${computed.toString(16).toUpperCase().padStart(8, '0')}` },
        offset: PE_LAYOUT.checksum,
      },
    ])
  })
})

describe('the checksum', () => {
  it('is summed across pieces of a long file', async () => {
    expect(await check(buildPe({ overlay: code(2_500_001), checksum: 'right' }))).toEqual({
      findings: [],
      complete: true,
    })
  })

  it('of a file over 64 MB is not summed, and the file not fully checked', async () => {
    const bytes = buildPe({ checksum: 7 })
    const file = fileOf('setup.exe', bytes)
    const content = { ...contentOf(bytes), size: 65 * 1024 ** 2 }
    expect(await executable.run({ ...file, content }, TEST_CONTEXT)).toEqual({ findings: [], complete: false })
  })

  it('is left when the time is up', async () => {
    const budget = { ...TEST_CONTEXT.budget, isOver: () => true }
    const file = fileOf('setup.exe', buildPe({ checksum: 7 }))
    expect(await executable.run(file, { ...TEST_CONTEXT, budget })).toEqual({ findings: [], complete: false })
  })
})

describe('a program cut short', () => {
  const whole = buildPe({ checksum: 'right', sections: [{ name: '.text', bytes: code(512) }] })
  const lengths = [
    2, 24, 60, 63, 64, 127, 128, 130, 131, 132, 134, 136, 140, 144, 148, 150, 151, 152, 154, 156, 160, 168, 172,
  ]
    .concat([
      180, 184, 188, 192, 196, 200, 208, 212, 216, 220, 222, 224, 232, 240, 244, 247, 248, 256, 280, 375, 376, 384,
    ])
    .concat([388, 392, 396, 400, 412, 415, 416, 1023, 1024, 1535])

  it.each(lengths)('to %i bytes misses what should follow', async (length) => {
    expect((await check(whole.subarray(0, length))).findings).toEqual([
      {
        id: 'pe-malformed',
        severity: 'warning',
        measured: {
          variant: 'cut',
          field: expect.stringMatching(/^(IMAGE_\w+|e_lfanew|section \.text)$/),
          needsBytes: expect.any(Number),
          hasBytes: length,
        },
        offset: expect.any(Number),
        emits: [{ variable: 'file_content', value: 'malformed-program' }],
      },
    ])
  })

  it.each([
    [60, 'IMAGE_DOS_HEADER', 64, 0],
    [100, 'e_lfanew', 132, 60],
    [140, 'IMAGE_FILE_HEADER', 152, 128],
    [300, 'IMAGE_OPTIONAL_HEADER', 376, 152],
    [400, 'IMAGE_SECTION_HEADER', 416, 376],
    [1500, 'section .text', 1536, 376],
  ])('to %i bytes: %s ends at %i', async (length, field, needsBytes, offset) => {
    const [finding] = (await check(whole.subarray(0, length))).findings
    expect([finding?.measured, finding?.offset]).toEqual([
      { variant: 'cut', field, needsBytes, hasBytes: length },
      offset,
    ])
  })

  it('without its signature at the end misses the certificate table', async () => {
    const [finding] = (await check(buildPe({ certificates: [1536, 5000] }))).findings
    expect(finding?.measured).toEqual({ variant: 'cut', field: 'certificate table', needsBytes: 6536, hasBytes: 1536 })
  })
})

describe('a header with a wrong value', () => {
  it.each([
    ['Signature', PE_LAYOUT.lfanew, 'PX\0\0'],
    ['Magic', PE_LAYOUT.optional, '\x0c\x01'],
    ['SizeOfOptionalHeader', PE_LAYOUT.coff + 16, '\x20\0'],
    ['SizeOfOptionalHeader', PE_LAYOUT.coff + 16, '\0\0'],
    ['FileAlignment', PE_LAYOUT.optional + 36, '\0\0\0\0'],
    ['FileAlignment', PE_LAYOUT.optional + 36, '\x33\x02\0\0'],
    ['NumberOfSections', PE_LAYOUT.coff + 2, '\xff\xff'],
  ])('%s at %i', async (field, at, value) => {
    const bytes = Buffer.from(buildPe())
    bytes.write(value, at, 'latin1')
    const { findings } = await check(bytes)
    expect(findings.map(({ id, measured }) => [id, measured])).toEqual([['pe-malformed', { variant: 'value', field }]])
  })

  it.each([
    ['without a signature is not spoken of under another name', 'PX\0\0', 'notes.txt', []],
    ['without a signature is malformed under the name of a program', 'PX\0\0', 'notes.scr', ['pe-malformed']],
    ['of Windows 3 is left alone', 'NE\0\0', 'old.exe', []],
  ])('%s', async (_, signature, name, expected) => {
    const bytes = Buffer.from(buildPe())
    bytes.write(signature, PE_LAYOUT.lfanew, 'latin1')
    expect(await idsOf(bytes, name)).toEqual(expected)
  })

  it('is none of a DOS program', async () => {
    const dos = Buffer.alloc(600)
    dos.write('MZ')
    dos.writeUInt16LE(88, 2)
    dos.writeUInt16LE(2, 4)
    dos.writeUInt16LE(2, 8)
    dos.writeUInt16LE(28, 24)
    dos.writeUInt32LE(0x7fffffff, 60)
    expect(await idsOf(dos)).toEqual([])
  })
})

describe('a packed program', () => {
  it.each([
    ['UPX0', 'UPX'],
    ['.vmp0', 'VMProtect'],
    ['.MPRESS1', 'MPRESS'],
    ['.aspack', 'ASPack'],
  ])('with a section %s is packed by %s', async (name, packer) => {
    expect((await check(buildPe({ sections: [{ name, bytes: code(600) }] }))).findings).toEqual([
      { id: 'packed-executable', severity: 'notice', measured: { variant: 'name', packer } },
    ])
  })

  it('has code like noise and hardly imports', async () => {
    const sections = [{ name: 'x\x01', bytes: noise(100_000), executable: true }]
    expect((await check(buildPe({ sections, imports: 3 }))).findings).toEqual([
      {
        id: 'packed-executable',
        severity: 'notice',
        measured: { variant: 'entropy', section: 'x�', entropy: '1.00', imports: 3 },
        offset: 1024,
      },
    ])
  })

  it.each<[string, PeRecipe]>([
    ['noise in data', { sections: [{ name: '.rsrc', bytes: noise(100_000) }], imports: 2 }],
    ['noise behind the sections', { overlay: noise(100_000), imports: 2 }],
    [
      'noise in code beside many imports',
      { sections: [{ name: '.text', bytes: noise(9_000), executable: true }], imports: 80 },
    ],
    [
      'noise in a .NET program',
      { sections: [{ name: '.text', bytes: noise(9_000), executable: true }], managed: true },
    ],
    [
      'ordinary code with few imports',
      { sections: [{ name: '.text', bytes: code(9_000), executable: true }], imports: 1 },
    ],
    ['too little code to judge', { sections: [{ name: '.text', bytes: noise(3_000), executable: true }], imports: 1 }],
  ])('is not %s', async (_, recipe) => {
    expect(await idsOf(buildPe(recipe))).toEqual([])
    expect(await idsOf(buildPe({ ...recipe, wide: true }))).toEqual([])
  })
})

describe('whatever the bytes', () => {
  it('a changed program never makes it throw', async () => {
    const whole = buildPe({
      checksum: 'right',
      imports: 5,
      sections: [{ name: '.text', bytes: noise(5000), executable: true }],
    })
    const change = fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 20 }), fc.nat(whole.length), async (changes, length) => {
        const bytes = Uint8Array.from(whole)
        for (const [at, value] of changes) bytes[at] = value
        const { findings } = await check(bytes.subarray(0, length))
        expect(findings.length).toBeLessThanOrEqual(2)
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  it('what is not a program is left alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        fc.pre(bytes[0] !== 0x4d)
        expect(await check(bytes)).toEqual({ findings: [], complete: true })
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})
