/** File sizes. */
import { extract } from './index'

const KB = 1024
const MB = 1024 * KB
const GB = 1024 * MB
const sizes = (text: string) => extract(text).flatMap(({ quantity, value }) => (quantity === 'size' ? [value] : []))

describe('size', () => {
  it.each([
    ['80MB', 80 * MB],
    ['８０ＭＢ的视频', 80 * MB],
    ['120多兆的压缩包', 120 * MB],
    ['3个G', 3 * GB],
    ['3个多G', 3 * GB],
    ['3g多', 3 * GB],
    ['一个半G', 1.5 * GB],
    ['半个G', 0.5 * GB],
    ['1.5 GiB', 1.5 * GB],
    ['四十兆', 40 * MB],
    ['两百来M', 200 * MB],
    ['几十兆', 30 * MB],
    ['500k', 500 * KB],
    ['1.2T', Math.round(1.2 * 1024 * GB)],
    ['500 字节', 500],
    ['1,024 KB', 1024 * KB],
    ['文件5G', 5 * GB],
    ['一个3G的视频发不过去', 3 * GB],
    ['5G', 5 * GB],
    ['0KB', 0],
    ['the file is 700 MB', 700 * MB],
    ['600mb大', 600 * MB],
  ])('%s', (text, bytes) => {
    expect(sizes(text)).toEqual([bytes])
  })

  it.each([
    '5G网络',
    '切到5G试试',
    '4G信号',
    '我用5g发不出去',
    '2K屏',
    '4K视频',
    '8G内存',
    '内存8G',
    '16G运行内存',
    '512G固态',
    'C盘剩 20G',
    '流量还剩3G',
    '10兆宽带',
    '200KB/s',
    '每秒 1.2MB',
    '50Mbps',
    '月薪8k',
    '跑50m',
    '128k码率',
    '256G版手机',
    'v1.2M3',
    '144hz',
    '5个人',
    '100兆网',
  ])('is not in %s', (text) => {
    expect(sizes(text)).toEqual([])
  })
})
