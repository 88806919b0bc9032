/** Reads letters as the eye does: full width, Cyrillic, Greek and invisible ones as the Latin text that they imitate. */

/** Latin letters and the small letters of other scripts that look like them. Source: Unicode's confusables.txt, as far as extensions go. */
const IMITATIONS: Readonly<Record<string, string>> = {
  ...{ a: 'аαɑ', b: 'ьвβƅʙ', c: 'сᴄϲ', d: 'ԁᴅ', e: 'еәҽεᴇⲉ', g: 'ɡց', h: 'һнհʜ', i: 'іıιɪ', j: 'јϳ', k: 'кκ' },
  ...{ l: 'ӏⅼʟ', m: 'мᴍ', n: 'пηոɴ', o: 'оοօᴏⲟ', p: 'рρᴘ', q: 'ԛ', r: 'гʀ', s: 'ѕꜱ', t: 'тτᴛ', u: 'цμυս' },
  ...{ v: 'ѵνᴠ', w: 'ԝωᴡ', x: 'хχ×', y: 'уγ', z: 'ζᴢ' },
}
const IMITATED = new Map(
  Object.entries(IMITATIONS).flatMap(([latin, letters]) => [...letters].map((letter) => [letter, latin])),
)

/** Format characters, joiners, variation selectors, fillers and marks that stack on letters: nothing that is seen as a letter. */
const UNSEEN = /[\p{Cf}\p{Mn}\p{Me}\p{Cc}\u115f\u1160\u3164\uffa0\s]/gu

/** Dots that are no dot to a computer. */
const DOTS = '．。․﹒｡·‧'

/** Small letters, as far as they imitate any. @param text short: an extension */
export function seenAs(text: string): string {
  const plain = text.normalize('NFKD').replace(UNSEEN, '').toLowerCase()
  return Array.from(plain, (letter) => IMITATED.get(letter) ?? letter).join('')
}

/** Where a dot of some other script, or of none, stands last; −1 for nowhere. */
export function lastFalseDot(name: string): number {
  return Math.max(...Array.from(DOTS, (dot) => name.lastIndexOf(dot)))
}
