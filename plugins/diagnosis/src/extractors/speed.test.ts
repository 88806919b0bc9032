/** Speeds in Mbit/s. */
import { extract } from './index'

const speeds = (text: string) => extract(text).flatMap(({ quantity, value }) => (quantity === 'speed' ? [value] : []))

describe('speed', () => {
  it.each([
    ['上传才200KB/s', 1.6],
    ['1.5m/s', 12],
    ['50Mbps', 50],
    ['50 mb/s', 400],
    ['300Mb/s', 300],
    ['100MBps', 800],
    ['1Gbps', 1000],
    ['10兆宽带', 10],
    ['百兆宽带', 100],
    ['千兆网', 1000],
    ['带宽 50M', 50],
    ['每秒 1.2MB', 9.6],
    ['一秒才几十K', 0.24],
    ['网速只有50K', 0.4],
    ['upload speed is only 2 Mbps', 2],
    ['200k每秒', 1.6],
  ])('%s', (text, value) => {
    expect(speeds(text)).toEqual([value])
  })

  it.each(['80MB', '5G网络', '每秒5条', '5g网速', '3m', '一秒钟', '60fps'])('is not in %s', (text) => {
    expect(speeds(text)).toEqual([])
  })
})
