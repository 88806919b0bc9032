/** Tar archives: names short and long, links, ends that are missing. */
import { buildTar, paxLines, type TarRecipe } from '../testing/build-tar'
import { contentOf } from '../testing/memory-file'
import { openTar } from './tar'

const LIMITS = { entries: 10_000, inflated: 0, isOver: () => false }
const open = async (bytes: Uint8Array, limits = LIMITS) => (await openTar(contentOf(bytes), limits))!
const text = (words: string) => Buffer.from(words)
const LONG = `${'long/'.repeat(40)}名字.txt`

describe('entries', () => {
  it.each<[string, TarRecipe[], unknown[]]>([
    ['a file', [{ name: 'a.txt', bytes: text('hello') }], ['a.txt', 5, false, false, undefined]],
    ['a folder', [{ name: 'a/', type: '5' }], ['a/', 0, true, false, undefined]],
    ['a link', [{ name: 'l', type: '2', target: '../x' }], ['l', 0, false, true, '../x']],
    [
      'a long name of GNU',
      [
        { name: '././@LongLink', type: 'L', bytes: text(`${LONG}\0`) },
        { name: 'long', bytes: text('hello') },
      ],
      [LONG, 5, false, false, undefined],
    ],
    [
      'a long target of GNU',
      [
        { name: '././@LongLink', type: 'K', bytes: text(`${LONG}\0`) },
        { name: 'l', type: '2', target: 'long' },
      ],
      ['l', 0, false, true, LONG],
    ],
    [
      'a long name of pax',
      [
        { name: 'pax', type: 'x', bytes: paxLines({ mtime: '1', path: LONG }) },
        { name: 'long', bytes: text('hello') },
      ],
      [LONG, 5, false, false, undefined],
    ],
    [
      'a size of pax',
      [
        { name: 'pax', type: 'x', bytes: paxLines({ size: '5' }) },
        { name: 'a', bytes: text('hello'), sizeField: '00000000000\0' },
      ],
      ['a', 5, false, false, undefined],
    ],
    [
      'a size in binary',
      [{ name: 'a', bytes: text('hello'), sizeField: `\x80${'\0'.repeat(10)}\x05` }],
      ['a', 5, false, false, undefined],
    ],
  ])('%s', async (_, recipes, expected) => {
    const archive = await open(buildTar(recipes))
    expect(archive.problems).toEqual([])
    expect(
      archive.entries.map(({ name, size, directory, symlink, target }) => [name, size, directory, symlink, target]),
    ).toEqual([expected])
  })

  it('are read as they stand', async () => {
    const archive = await open(
      buildTar([
        { name: 'a', bytes: text('one') },
        { name: 'b', bytes: text('two and more') },
      ]),
    )
    expect(await archive.read(archive.entries[1]!, 3)).toMatchObject({ bytes: text('two'), whole: false })
    expect(await archive.read(archive.entries[1]!, 99)).toMatchObject({ bytes: text('two and more'), whole: true })
  })

  it('are listed as far as is asked for', async () => {
    const archive = await open(buildTar([{ name: 'a' }, { name: 'b' }]), { ...LIMITS, entries: 1 })
    expect([archive.entries.length, archive.complete]).toEqual([1, false])
  })
})

describe('what does not hold together', () => {
  const whole = buildTar([
    { name: 'a', bytes: Buffer.alloc(700, 65) },
    { name: 'b', bytes: text('b') },
  ])

  it('may lack the empty blocks at the end', async () => {
    expect((await open(buildTar([{ name: 'a' }], false))).problems).toEqual([])
  })

  it('cut inside a file: it says how long it should be', async () => {
    expect((await open(whole.subarray(0, 1000))).problems).toEqual([
      { kind: 'cut', offset: 1000, entry: 'a', needs: 1212 },
    ])
  })

  it('a changed header behind the first', async () => {
    const bytes = Buffer.from(whole)
    bytes[512 + 1024]! ^= 1
    expect((await open(bytes)).problems.map(({ kind }) => kind)).toEqual(['header'])
  })

  it.each(['-0000000001\0', '99999999999\0', `\xff${'\xff'.repeat(11)}`])('a size of %j', async (sizeField) => {
    expect((await open(buildTar([{ name: 'a', sizeField }]))).problems.map(({ kind }) => kind)).toEqual(['header'])
  })

  it('a size of pax that is none', async () => {
    const bytes = buildTar([{ name: 'pax', type: 'x', bytes: paxLines({ size: '-9' }) }, { name: 'a' }])
    expect((await open(bytes)).problems.map(({ kind }) => kind)).toEqual(['header'])
  })

  it.each(['', 'a', '\0'.repeat(1024), 'text '.repeat(200)])('%j is no tar archive', async (words) => {
    expect(await openTar(contentOf(text(words)), LIMITS)).toBe(undefined)
  })
})
