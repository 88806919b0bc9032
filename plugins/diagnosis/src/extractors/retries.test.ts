/** How often somebody tried. */
import { extract } from './index'

const retries = (text: string) =>
  extract(text).flatMap(({ quantity, value }) => (quantity === 'retries' ? [value] : []))

describe('retries', () => {
  it.each([
    ['重试了五次', 5],
    ['试了3遍', 3],
    ['试了3遍都不行', 3],
    ['连发三次', 3],
    ['试过两回', 2],
    ['发了20多次', 20],
    ['试了几次', 3],
    ['试了好几次', 5],
    ['重发了无数次', 5],
    ['第三次了还是失败', 3],
    ['retry 5 times', 5],
    ['tried it 3 times', 3],
    ['tried three times', 3],
    ['I tried twice', 2],
    ['after 4 retries', 4],
    ['retries=6', 6],
  ])('%s', (text, value) => {
    expect(retries(text)).toEqual([value])
  })

  it.each(['发一次试试', '下次再说', '一次', '第一次用', '一分钟发了20多次', '三人次', '试试'])(
    'is not in %s',
    (text) => {
      expect(retries(text)).toEqual([])
    },
  )
})
