/** Tar archives: ustar headers, links, long names of GNU and pax. */

export interface TarRecipe {
  readonly name: string
  readonly bytes?: Uint8Array
  /** `0` a file, `2` a symbolic link, `5` a folder, `L` a long name, `x` pax. */
  readonly type?: string
  readonly target?: string
  /** Instead of the true one, as it is written. */
  readonly sizeField?: string
}

const BLOCK = 512

function header({ name, bytes, type = '0', target = '', sizeField }: TarRecipe): Buffer {
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0, 100)
  block.write('0000644\0', 100)
  block.write(sizeField ?? `${(bytes?.length ?? 0).toString(8).padStart(11, '0')}\0`, 124, 'latin1')
  block.write('00000000000\0', 136)
  block.write('        ', 148)
  block.write(type, 156)
  block.write(target, 157, 100)
  block.write('ustar\0' + '00', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** @param ended whether the two empty blocks stand at the end */
export function buildTar(recipes: readonly TarRecipe[], ended = true): Uint8Array {
  const blocks = recipes.flatMap((recipe) => {
    const bytes = recipe.bytes ?? new Uint8Array()
    return [header(recipe), Buffer.from(bytes), Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(ended ? 2 * BLOCK : 0)])
}

/** The content of a pax header: each line begins with its own length. */
export function paxLines(values: Readonly<Record<string, string>>): Uint8Array {
  const lines = Object.entries(values).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`)
    const digits = String(rest + String(rest).length).length
    return `${rest + digits} ${key}=${value}\n`
  })
  return Buffer.from(lines.join(''))
}
