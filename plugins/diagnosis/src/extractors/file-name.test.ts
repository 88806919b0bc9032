/** File names and extensions. */
import { extract } from './index'

const read = (text: string, quantity: string) =>
  extract(text).flatMap((reading) => (reading.quantity === quantity ? [reading.value] : []))

describe('file-name', () => {
  it.each([
    ['setup.exe', 'setup.exe', 'exe'],
    ['报告.docx', '报告.docx', 'docx'],
    ['我发送报告.DOCX失败', '报告.DOCX', 'docx'],
    ['压缩包.zip', '压缩包.zip', 'zip'],
    ['xxx.apk.1', 'xxx.apk.1', 'apk'],
    ['virus.exe.重命名', 'virus.exe.重命名', 'exe'],
    ['C:\\Users\\a\\Desktop\\b.tar.gz', 'b.tar.gz', 'gz'],
    ['/data/video/x.mp4 传不了', 'x.mp4', 'mp4'],
    ['「合同 v2.1.pdf」', 'v2.1.pdf', 'pdf'],
    ['cannot send report.final.v2.docx', 'report.final.v2.docx', 'docx'],
  ])('%s', (text, name, extension) => {
    expect([read(text, 'file-name'), read(text, 'extension')]).toEqual([[name], [extension]])
  })
})

describe('extension', () => {
  it.each([
    ['.bat 文件', 'bat'],
    ['.com文件', 'com'],
    ['exe文件发不出去', 'exe'],
    ['发个apk', 'apk'],
    ['一个ZIP', 'zip'],
    ['mp4视频', 'mp4'],
    ['wps文件', 'wps'],
    ['js 文件被拒', 'js'],
    ['7z压缩包', '7z'],
  ])('%s', (text, extension) => {
    expect([read(text, 'file-name'), read(text, 'extension')]).toEqual([[], [extension]])
  })

  it.each([
    'www.baidu.com',
    'https://im.qq.com/',
    'a.b@example.com',
    'node.js',
    'wps打不开',
    'v1.2.3',
    '3.14',
    '好的.然后',
    'e.g.',
    'napcat.mjs:19985:17',
    '192.168.1.1',
    '.',
    'py学不会',
    'key错了',
  ])('is not in %s', (text) => {
    expect([read(text, 'file-name'), read(text, 'extension')]).toEqual([[], []])
  })
})
