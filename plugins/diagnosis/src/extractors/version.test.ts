/** Versions of the client. */
import { extract } from './index'

const versions = (text: string) =>
  extract(text).flatMap(({ quantity, value }) => (quantity === 'version' ? [value] : []))

describe('version', () => {
  it.each([
    ['v8.1.0', '8.1.0'],
    ['QQ2013', '2013'],
    ['qq 2012 正式版', '2012'],
    ['9.7.25', '9.7.25'],
    ['qq 9.9.15-27597', '9.9.15'],
    ['版本8.9.63', '8.9.63'],
    ['版本号：９.９.１', '9.9.1'],
    ['安卓QQ 9.0.8', '9.0.8'],
    ['安卓版本 9.0', '9.0'],
    ['qq 9.9', '9.9'],
    ['client version 9.7.25.29411', '9.7.25.29411'],
  ])('%s', (text, value) => {
    expect(versions(text)).toEqual([value])
  })

  it.each([
    '192.168.1.1',
    '114.114.114.114',
    '2024.5.1',
    '2013.12.31号',
    '9.99元',
    '¥8.1.0',
    '3.14',
    '1.5GB',
    '打了9.5折',
    'NapCat 4.18.14',
    'koishi v4.18.11',
    'iOS 17.5.1',
    'Windows 10.0.19045',
    '安卓 14.0.0',
    'TLS 1.2',
    'TLSv1.2',
    'HTTP/1.1',
    'report.v1.2.3.docx',
    '丢包 0.5%',
    'QQ2024年',
    '12.5ms',
  ])('is not in %s', (text) => {
    expect(versions(text)).toEqual([])
  })
})
