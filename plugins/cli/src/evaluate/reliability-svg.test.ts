/** The picture of the reliability table: where its bars stand. */
import { reliabilitySvg } from './reliability-svg'

const words = { title: 'a < b & "c"', confidence: 'said', accuracy: 'true' }
const bin = (from: number, to: number, count: number, accuracy: number) => ({
  from,
  to,
  count,
  confidence: 0,
  accuracy,
})

/** The numbers of each bar: left, top, width, height, opacity. */
function barsOf(svg: string): number[][] {
  const bars = svg.matchAll(/<rect x="(.+?)" y="(.+?)" width="(.+?)" height="(.+?)" fill="#2a7" fill-opacity="(.+?)">/g)
  return [...bars].map((match) => match.slice(1).map(Number))
}

test('a bar for each bin that holds something: height by accuracy, tone by the root of its share', () => {
  const svg = reliabilitySvg([bin(0, 0.25, 0, 0), bin(0.25, 0.5, 4, 0.5), bin(0.5, 1, 16, 1)], words)
  // The square is 320 wide and begins at 48, 40; bars leave 1 free on either side.
  expect(barsOf(svg)).toEqual([
    [48 + 80 + 1, 40 + 160, 80 - 2, 160, 0.63],
    [48 + 160 + 1, 40, 160 - 2, 320, 1],
  ])
  expect(svg).toContain('<title>16</title>')
})

test('without any bin it is an empty square with its diagonal', () => {
  const svg = reliabilitySvg([], words)
  expect(barsOf(svg)).toEqual([])
  expect(svg).toContain('<line x1="48" y1="360" x2="368" y2="40"')
})

test('words are escaped, and every element is closed', () => {
  const svg = reliabilitySvg([bin(0, 1, 1, 1)], words)
  expect(svg).toContain('aria-label="a &#60; b &#38; &#34;c&#34;"')
  const names = (pattern: RegExp) => [...svg.matchAll(pattern)].map(([, name]) => name).sort()
  expect(names(/<(\w+)(?:\s[^<>]*[^/<>])?>/g)).toEqual(names(/<\/(\w+)>/g))
})
