/** Versions of the programs that bots run on: NapCat 4.18.14, LLBot 7.1.1, Lagrange 0.0.3, and builds of QQ: 9.9.33-51802. */
import { type Extractor, type Found, findAll, type Quantity } from './extractor'

const NUMBER = '\\d{1,3}(?:\\.\\d{1,6}){1,2}'
/** What may stand between a name and its version: connecting words, but no other number and no other name. */
const GLUE =
  '(?:[ \\t"\'`:：=_/()（\\[\\]-]|\\n{1,3}(?=\\s{0,4}v?\\d)|的|是|为|用|在|升级?到|更新到?|最新版?|版本?号?|version|ver(?=[ .:])|v(?=\\d)|latest|releases?|tags?|shell|core|windows|onekey|docker){0,12}'
const END = '(?![\\w%]|\\.\\d|-\\d{4,6}(?!\\d))'

const PRODUCTS: ReadonlyArray<{ readonly quantity: Quantity; readonly name: string }> = [
  {
    quantity: 'napcat-version',
    name: 'nap[ -]?cat ?(?:qq)?(?:[. -]?(?:core|shell|framework|onebot|docker))?|(?<![a-z])nc(?=[ 版v])',
  },
  { quantity: 'llbot-version', name: 'll(?:one)?bot|llob|lucky ?lillia(?:bot)?' },
  { quantity: 'lagrange-version', name: 'lagrange(?:[. ]?(?:core|onebot|milky))?|拉格朗日' },
]

const PATTERNS = PRODUCTS.map(({ quantity, name }) => ({
  quantity,
  // NapCat.Core Version: 4.18.14, LLOneBot 版本\n\n3.27.2, napcat-docker:v4.7.8, Lagrange.OneBot Version: 0.0.3+6014442
  behind: new RegExp(`(?<![a-z])(?:${name})${GLUE}(?<number>${NUMBER})(?:\\+[0-9a-f]{6,40})?${END}`, 'gi'),
  // 4.18.14 的 napcat
  ahead: new RegExp(`(?<![\\w.])v?(?<number>${NUMBER}) ?版?本?的? ?(?:${name})(?![a-z])`, 'gi'),
}))

/** A release of QQ with its build: 9.9.33-51802, 3.2.25-45758. */
const BUILD = /(?<![\w.])(?<release>(?:9\.[89]|6\.9|3\.[12])\.\d{1,3})[-.](?<build>\d{5})(?![\d.])/g

export const productVersion: Extractor = {
  quantities: ['napcat-version', 'llbot-version', 'lagrange-version', 'qq-version'],
  needs: /\d\.\d/,
  read: (text) =>
    [
      ...PATTERNS.flatMap(({ quantity, behind, ahead }) =>
        [behind, ahead].flatMap((pattern) => findAll(text, pattern, quantity, ({ groups = {} }) => groups.number)),
      ),
      // With dots throughout, so that builds compare like versions.
      ...findAll(text, BUILD, 'qq-version', ({ groups = {} }) => `${groups.release}.${groups.build}`),
    ].filter(isFirst),
}

/** A log repeats its versions. */
function isFirst({ quantity, value }: Found, index: number, all: readonly Found[]): boolean {
  return all.findIndex((other) => other.quantity === quantity && other.value === value) === index
}
