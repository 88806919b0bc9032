/** One shape for upper and lower case, full and half width: letter for letter, so that places in the text stay the same. */

const FULL_WIDTH = { first: 0xff01, last: 0xff5e, to: 0x21 }
const IDEOGRAPHIC_SPACE = 0x3000
const SURROGATES = { first: 0xd800, last: 0xdfff }

let table: Uint16Array | undefined

/** For every UTF-16 unit the unit that it is compared as. */
export function foldTable(): Uint16Array {
  table ??= Uint16Array.from({ length: 0x10000 }, (_, unit) => folded(unit))
  return table
}

function folded(unit: number): number {
  if (unit >= SURROGATES.first && unit <= SURROGATES.last) return unit
  if (unit === IDEOGRAPHIC_SPACE) return 0x20
  const narrow = unit >= FULL_WIDTH.first && unit <= FULL_WIDTH.last ? unit - FULL_WIDTH.first + FULL_WIDTH.to : unit
  const lower = String.fromCharCode(narrow).toLowerCase()
  return lower.length === 1 ? lower.charCodeAt(0) : narrow
}
