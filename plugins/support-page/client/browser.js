/** What the page asks of the browser: who it is, its language, and the bytes of a file. */

const KEY = 'support-page.user'

/** 128 random bits, hexadecimal, made once a browser and kept where it keeps anything. */
export function userOf(storage, crypto) {
  const made = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0'))
  try {
    const kept = storage.getItem(KEY)
    if (/^[0-9a-f]{32}$/.test(kept ?? '')) return kept
    const user = made().join('')
    storage.setItem(KEY, user)
    return user
  } catch {
    return made().join('')
  }
}

/** Chinese for every Chinese, English for everybody else. */
export function languageOf(locale) {
  return /^zh\b/i.test(locale) ? 'zh-CN' : 'en-US'
}

/** A file in pieces of so many bytes, each read when it is asked for; throws for a folder and for what is gone. */
export async function* piecesOf(file, length) {
  for (let start = 0; start < file.size; start += length) {
    const end = Math.min(start + length, file.size)
    yield { base64: await base64Of(file.slice(start, end)), end }
  }
  // A folder may say that it is empty.
  if (file.size === 0) await base64Of(file)
}

/** The bytes without the head of the `data:` address. */
function base64Of(blob) {
  return new Promise((done, fail) => {
    const reader = new FileReader()
    reader.onerror = () => fail(reader.error)
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1))
    reader.readAsDataURL(blob)
  })
}
