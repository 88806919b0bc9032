/** Files that lack the end that their format asks for. */
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { truncated } from './truncated'

const found = async (bytes: Uint8Array) => (await truncated.run(fileOf('file', bytes), TEST_CONTEXT)).findings
const latin = (letters: string) => Buffer.from(letters, 'latin1')

const PNG = latin(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${'\x01'.repeat(17)}\0\0\0\x04IDATabcdcrc!\0\0\0\0IEND\xaeB\x60\x82`)
const JPEG = latin(`\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xda\0\x02${'abc'.repeat(50)}\xff\xd9`)
const PDF = latin('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n')

/** A program of 64 bits with one section table of two entries at `at`. */
function elf(at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  bytes.write('7f454c46020101', 'hex')
  bytes.writeUInt16LE(2, 16)
  bytes.writeBigUInt64LE(BigInt(at), 40)
  bytes.writeUInt16LE(64, 58)
  bytes.writeUInt16LE(2, 60)
  return bytes
}

it.each<[string, Uint8Array]>([
  ['a picture', PNG],
  ['a photo', JPEG],
  ['a photo with bytes behind it', Buffer.concat([JPEG, Buffer.alloc(500)])],
  ['a document', PDF],
  ['a program', elf(200, 328)],
  ['words', latin('words')],
  ['nothing', latin('')],
])('nothing is missing: %s', async (_, bytes) => {
  expect(await found(bytes)).toEqual([])
})

it.each<[string, Uint8Array, string]>([
  ['a picture', PNG, 'png'],
  ['a photo', JPEG, 'jpeg'],
  ['a document', PDF, 'pdf'],
])('cut in half: %s', async (_, bytes, format) => {
  const hasBytes = Math.floor(bytes.length / 2)
  expect(await found(bytes.subarray(0, hasBytes))).toEqual([
    {
      id: 'truncated',
      severity: 'warning',
      measured: { variant: 'end', format, hasBytes },
      offset: hasBytes,
      emits: [{ variable: 'file_state', value: 'damaged' }],
    },
  ])
})

it.each([
  ['its tables', elf(200, 327), 328],
  ['its header', elf(200, 328).subarray(0, 60), 64],
])('a program without all of %s says how long it should be', async (_, bytes, needsBytes) => {
  expect((await found(bytes)).map(({ measured }) => measured)).toEqual([
    { variant: 'size', format: 'elf', hasBytes: bytes.length, needsBytes },
  ])
})
