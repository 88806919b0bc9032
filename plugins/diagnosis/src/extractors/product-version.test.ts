/** Versions of NapCat, LLBot, Lagrange and builds of QQ. */
import { extract } from './index'

const versions = (text: string) =>
  extract(text).flatMap(({ quantity, value }) => (quantity.endsWith('-version') ? [[quantity, value]] : []))

describe('product-version', () => {
  it.each([
    ['NapCat 4.18.14', 'napcat-version', '4.18.14'],
    ['[NapCat] [Core] NapCat.Core Version: 4.8.116', 'napcat-version', '4.8.116'],
    ['napcat版本 V4.7.78', 'napcat-version', '4.7.78'],
    ['NapCatQQ v4.9.40', 'napcat-version', '4.9.40'],
    ['### NapCat 版本\n\n4.8.95', 'napcat-version', '4.8.95'],
    ['mlikiowa/napcat-docker:v4.7.8', 'napcat-version', '4.7.8'],
    ['nc 4.18.14 发不了视频', 'napcat-version', '4.18.14'],
    ['4.18.14 的 napcat', 'napcat-version', '4.18.14'],
    ['napcat 升级到 ４.１８.１４', 'napcat-version', '4.18.14'],
    ['LLBot 7.1.1', 'llbot-version', '7.1.1'],
    ['LLOneBot版本：3.06', 'llbot-version', '3.06'],
    ['LuckyLilliaBot v8.1.1', 'llbot-version', '8.1.1'],
    ['Lagrange.OneBot Version: 0.0.3+60144421c6aff0c4', 'lagrange-version', '0.0.3'],
    ['拉格朗日 0.3.1', 'lagrange-version', '0.3.1'],
    ['QQNT 9.9.33-51802 (64位)', 'qq-version', '9.9.33.51802'],
    ['不支持当前QQ版本架构：9.9.35-52892-x64', 'qq-version', '9.9.35.52892'],
    ['linux qq 3.2.25-45758', 'qq-version', '3.2.25.45758'],
    ['QQNT\\versions\\9.9.28-46928\\resources', 'qq-version', '9.9.28.46928'],
  ])('%j', (text, quantity, value) => {
    expect(versions(text)).toEqual([[quantity, value]])
  })

  it.each([
    'napcat 在 192.168.1.5',
    'napcat 127.0.0.1:3001',
    'koishi 4.18.14',
    'napcat 和 koishi 4.18.14',
    'napcat 占了 1.5GB',
    'napcat 2024.5.1 装的',
    'async 4.18.14',
    '9.9.15',
    '版本 8.9.63',
  ])('is not in %s', (text) => {
    expect(versions(text)).toEqual([])
  })

  it('reads two programs of one sentence, each once', () => {
    expect(versions('NapCat 4.18.14 + QQ 9.9.33-51802，NapCat 4.18.14')).toEqual([
      ['napcat-version', '4.18.14'],
      ['qq-version', '9.9.33.51802'],
    ])
  })

  it('leaves the version of QQ as it was, and a bot program out of it', () => {
    expect(extract('9.9.33-51802 的 QQ').map(({ quantity, value }) => [quantity, value])).toEqual([
      ['version', '9.9.33'],
      ['qq-version', '9.9.33.51802'],
    ])
    expect(extract('4.18.14 的 napcat').map(({ quantity }) => quantity)).toEqual(['napcat-version'])
  })
})
