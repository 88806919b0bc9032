/** Characters in a name that nobody sees; those that a script or an emoji needs are none of them. */

/** Format characters (Cf), fillers, variation selectors. Direction controls have a check of their own. */
const HIDDEN = /\p{Cf}|\p{Variation_Selector}|\u034f|[\u115f\u1160\u3164\uffa0]|\u17b4|\u17b5/u
const DIRECTION_CONTROL = /[\u202a-\u202e\u2066-\u2069]/
/** Marks that only hint at a direction: of use beside letters from right to left. */
const DIRECTION_MARK = /[\u200e\u200f\u061c]/
const JOINER = /[\u200c\u200d]/
const SELECTOR = /[\ufe00-\ufe0f]/
const IDEOGRAPH_SELECTOR = /[\u{e0100}-\u{e01ef}]/u
const TAG = /[\u{e0020}-\u{e007f}]/u
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u20e3|\ufe0f/u
/** Letters that join: Arabic, Indic and kindred scripts. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** What a variation selector may follow: emoji, digits of key caps, symbols, and letters with variants. */
const VARIED =
  /[\p{Extended_Pictographic}\p{Emoji}\p{Script=Han}\p{S}\p{P}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Myanmar}]/u
/** Longest flag that is spelt in tags. */
const FLAG = 8

/** Each hidden character that serves nothing, in order. @param isRightToLeft whether the name holds letters from right to left */
export function hiddenLetters(name: string, isRightToLeft: boolean): string[] {
  const letters = [...name]
  return letters.filter((letter, at) => {
    if (!HIDDEN.test(letter) || DIRECTION_CONTROL.test(letter)) return false
    const before = letters[at - 1] ?? ''
    const after = letters[at + 1] ?? ''
    if (DIRECTION_MARK.test(letter)) return !isRightToLeft
    if (JOINER.test(letter)) return !((EMOJI.test(before) && EMOJI.test(after)) || JOINING.test(before))
    if (SELECTOR.test(letter)) return !VARIED.test(before)
    if (IDEOGRAPH_SELECTOR.test(letter)) return !/\p{Script=Han}/u.test(before)
    if (TAG.test(letter)) return !letters.slice(Math.max(0, at - FLAG), at).includes('\u{1f3f4}')
    return true
  })
}

/** `U+200B`. */
export function codePoint(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
