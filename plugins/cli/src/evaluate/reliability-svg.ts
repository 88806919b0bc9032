/** The reliability table as a picture: how often the model is right where it claims a probability. */
import type { ReliabilityBin } from '@support-agent/diagnosis'

const SIDE = 320
const LEFT = 48
const TOP = 40
const BOTTOM = 44
const RIGHT = 24
const WIDTH = LEFT + SIDE + RIGHT
const HEIGHT = TOP + SIDE + BOTTOM

export interface PictureWords {
  readonly title: string
  readonly confidence: string
  readonly accuracy: string
}

/** One bar a bin (its height the accuracy, its tone the share of cases), and the diagonal of perfect calibration. */
export function reliabilitySvg(bins: readonly ReliabilityBin[], words: PictureWords): string {
  const most = Math.max(1, ...bins.map(({ count }) => count))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="12" role="img" aria-label="${escaped(words.title)}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(LEFT, 24, words.title, 'font-size="14" font-weight="bold"'),
    ...bins.filter(({ count }) => count > 0).map((bin) => bar(bin, most)),
    `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#888" stroke-dasharray="4 4"/>`,
    `<path d="M${x(0)} ${y(1)}V${y(0)}H${x(1)}" fill="none" stroke="#333"/>`,
    ...[0, 0.25, 0.5, 0.75, 1].flatMap(tick),
    text(x(0.5), HEIGHT - 8, words.confidence, 'text-anchor="middle"'),
    text(14, y(0.5), words.accuracy, `text-anchor="middle" transform="rotate(-90 14 ${y(0.5)})"`),
    '</svg>',
    '',
  ].join('\n')
}

function bar({ from, to, accuracy, count }: ReliabilityBin, most: number): string {
  // A tone that the rarest bin still shows.
  const opacity = (0.25 + 0.75 * Math.sqrt(count / most)).toFixed(2)
  const height = round(accuracy * SIDE)
  return `<rect x="${x(from) + 1}" y="${round(TOP + SIDE - height)}" width="${round((to - from) * SIDE - 2)}" height="${height}" fill="#2a7" fill-opacity="${opacity}"><title>${count}</title></rect>`
}

function tick(value: number): string[] {
  const percent = `${value * 100}%`
  return [
    text(x(value), TOP + SIDE + 16, percent, 'text-anchor="middle"'),
    text(LEFT - 6, y(value) + 4, percent, 'text-anchor="end"'),
  ]
}

function text(left: number, top: number, words: string, attributes: string): string {
  return `<text x="${left}" y="${top}" fill="#333" ${attributes}>${escaped(words)}</text>`
}

const x = (value: number) => round(LEFT + value * SIDE)
const y = (value: number) => round(TOP + (1 - value) * SIDE)
const round = (value: number) => Math.round(value * 10) / 10

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
