/** Windows shortcuts, as Explorer writes them, reduced to what is read of them. */

export interface ShortcutRecipe {
  /** An absolute path, written as the link info. */
  readonly target?: string
  readonly relativePath?: string
  readonly commandLine?: string
  /** A list of shell items that leads to the target; what is in it is not read. */
  readonly idList?: boolean
}

export function buildShortcut({ target, relativePath, commandLine, idList = false }: ShortcutRecipe = {}): Uint8Array {
  const flags =
    0x80 |
    (idList ? 1 : 0) |
    (target === undefined ? 0 : 2) |
    (relativePath === undefined ? 0 : 8) |
    (commandLine === undefined ? 0 : 0x20)
  const header = Buffer.alloc(76)
  header.writeUInt32LE(76, 0)
  header.write('0114020000000000c000000000000046', 4, 'hex')
  header.writeUInt32LE(flags, 20)
  return Buffer.concat([
    header,
    ...(idList ? [Buffer.from([4, 0, 1, 2, 3, 4])] : []),
    ...(target === undefined ? [] : [linkInfo(target)]),
    ...[relativePath, commandLine].filter((text) => text !== undefined).map(counted),
    Buffer.alloc(4),
  ])
}

function linkInfo(target: string): Buffer {
  const path = Buffer.from(`${target}\0`, 'latin1')
  const header = Buffer.alloc(28)
  header.writeUInt32LE(28 + path.length, 0)
  header.writeUInt32LE(28, 4)
  header.writeUInt32LE(1, 8)
  header.writeUInt32LE(28, 16)
  return Buffer.concat([header, path])
}

function counted(text: string): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16LE(text.length)
  return Buffer.concat([length, Buffer.from(text, 'utf16le')])
}
