/** File sizes: 80MB, 120多兆, 3个G, 半个G, 500k; not 5G网络, 4K屏 or 8G内存. */
import { NUMBER, NUMERAL, parseNumber } from './chinese-number'
import { after, before, type Extractor, findAll } from './extractor'

const KILO = 1024
const FACTORS: Readonly<Record<string, number>> = { b: 1, k: KILO, m: KILO ** 2, g: KILO ** 3, t: KILO ** 4 }
const NAMES: Readonly<Record<string, string>> = { 兆: 'm', 兆字节: 'm', 吉: 'g', 吉字节: 'g', 千字节: 'k', 字节: 'b' }

const PATTERN = new RegExp(
  `(?<![\\w.,:#¥$-])(?<number>${NUMBER})\\s{0,2}(?:多|来|余|几)?\\s?(?<loose>个多|个半|个|多个)?\\s?` +
    '(?<unit>bytes?|[kmgt]i?b(?:ytes?)?|kilobytes?|megabytes?|gigabytes?|terabytes?|千字节|兆字节|吉字节|字节|兆|吉|[kmgt])' +
    '(?<over>多|来|出头|左右)?(?![a-z0-9_])',
  'gi',
)

// What else is counted in the same units: memory, disks, networks, traffic, screens, wages, distances, weights.
const OTHER_BEFORE =
  /(?:内存|运存|显存|硬盘|固态|磁盘|[c-h]盘|u盘|网盘|云盘|空间|容量|剩余?|流量|带宽|宽带|网速|工资|月薪|年薪|薪水|价格|码率|比特率|身高|体重|跑了?|ram|memory|disk|bitrate|bandwidth|salary)[^\d,，;\n]{0,5}$/i
const OTHER_AFTER =
  /^\s?(?:的?(?:内存|运存|运行|显存|ram|memory|硬盘|固态|ssd|磁盘|u盘|网盘|云盘|空间|存储|流量|屏|显示器|分辨率|画质|超清|高清|蓝光|刷新|码率|比特率|音质|宽带|带宽|光纤|光猫|网速|网络|网卡|网$|网[^盘页址易]|信号|手机|路由|基站|时代|套餐|赛跑|跑|游泳|工资|月薪|块|元|米|人|粉|金|糖|盐|肉|面粉|蛋白|disk|network|signal|bandwidth|of ram|早就满|就?满了|都?用完)|\/|每秒|赫兹|hz|版(?!本))/i
const NETWORK_GENERATION = /^[2-6]g$/i
// A bare 5G is the network unless something says that it is a file.
const FILE_BEFORE =
  /(?:文件|视频|压缩包|安装包|大小|电影|资料|包|大概|大约|一共|总共|差不多|超过|大于|小于|不到|有|才|size|file|is|about|over)[^\d,，]{0,4}$/i
const FILE_AFTER =
  /^\s?(?:多|左右|的?\s?(?:大)?\s?(?:文件|视频|压缩|安装包|软件|游戏|电影|资料|素材|包|数据|zip|rar|7z|iso|mkv|mp4|file|video|archive))/i

export const size: Extractor = {
  quantities: ['size'],
  needs: NUMERAL,
  yieldsTo: ['speed', 'version', 'code', 'log-level'],
  read: (text) =>
    findAll(text, PATTERN, 'size', (match) => {
      const { number = '', loose, unit = '', over } = match.groups ?? {}
      const end = match.index + match[0].length
      const prior = before(text, match.index, 12)
      const next = after(text, end, 12)
      if (OTHER_BEFORE.test(prior) || OTHER_AFTER.test(next)) return undefined
      if (isBare(unit) && !loose && !over && !isFile(text, match[0], prior, next)) return undefined
      const value = parseNumber(number)
      return value === undefined ? undefined : Math.round((value + (loose === '个半' ? 0.5 : 0)) * factorOf(unit))
    }),
}

function isBare(unit: string): boolean {
  return unit.length === 1 && /[a-z]/i.test(unit)
}

/** Whether a number with one bare letter is a size: 5g, 4K, 3t and 50m can be something else. */
function isFile(text: string, said: string, prior: string, next: string): boolean {
  const compact = said.replace(/\s/g, '')
  if (text.trim() === said) return true
  if (NETWORK_GENERATION.test(compact)) return FILE_BEFORE.test(prior) || FILE_AFTER.test(next)
  if (/^[1-8]k$/i.test(compact)) return !/^的?(?:视频|电影|片)/.test(next)
  if (/^\d+t$/.test(compact)) return FILE_BEFORE.test(prior) || FILE_AFTER.test(next)
  return true
}

function factorOf(unit: string): number {
  return FACTORS[NAMES[unit] ?? unit[0]?.toLowerCase() ?? ''] ?? 1
}
