/** Direction marks in a name, and how the name looks with them. */

const RIGHT_TO_LEFT_OVERRIDE = '\u202e'
const LEFT_TO_RIGHT_OVERRIDE = '\u202d'
const END = '\u202c'

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Embeddings, overrides, isolates and their ends. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/

export function holdsBidiControl(name: string): boolean {
  return CONTROLS.test(name)
}

/** Whether letters are shown in another order than they stand in. */
export function isOverridden(name: string): boolean {
  return name.includes(RIGHT_TO_LEFT_OVERRIDE) || name.includes(LEFT_TO_RIGHT_OVERRIDE)
}

export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text)
}

/** The name in the order in which its letters are seen, for Latin and Chinese letters; without the marks. */
export function shownAs(name: string): string {
  const shown: string[] = []
  for (const [index, part] of name.split(RIGHT_TO_LEFT_OVERRIDE).entries()) {
    const [overridden = '', ...after] = part.split(END)
    shown.push(index === 0 ? overridden : [...overridden].reverse().join(''), ...after)
  }
  return shown.join('').replace(new RegExp(CONTROLS, 'g'), '')
}
