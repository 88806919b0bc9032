/** The stream cipher RC4, by hand: OpenSSL 3 has it only in its legacy provider. */

/** @returns the first `length` bytes of the key's stream; to be combined with the data by exclusive or */
export function rc4Stream(key: Uint8Array, length: number): Uint8Array {
  const state = schedule(key)
  const stream = new Uint8Array(length)
  for (let at = 0, i = 0, j = 0; at < length; at++) {
    i = (i + 1) & 0xff
    j = (j + state[i]!) & 0xff
    swap(state, i, j)
    stream[at] = state[(state[i]! + state[j]!) & 0xff]!
  }
  return stream
}

function schedule(key: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at)
  if (key.length === 0) return state
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 0xff
    swap(state, i, j)
  }
  return state
}

function swap(state: Uint8Array, i: number, j: number): void {
  const held = state[i]!
  state[i] = state[j]!
  state[j] = held
}
