/** Versions of the QQ client: v8.1.0, qq 9.9.15-27597, QQ2013; not addresses, dates, prices or another product's. */
import { before, type Extractor, findAll } from './extractor'

const DOTTED =
  /(?<![\w./\\-]|\d,)(?<v>v(?:er(?:sion)?)?\.? ?)?(?<number>\d{1,4}(?:\.\d{1,6}){1,3})(?:-\d{1,6})?(?![\w%]|\.\w|:\d)/gi
/** From 2004 to 2013 QQ was named after the year. */
const NAMED_AFTER_YEAR = /(?<![a-z])qq ?(?<year>20(?:0[4-9]|1[0-3]))(?![\d年.-])/gi

const PRODUCTS =
  /qq(?:nt)?|nt ?qq|版本号?|客户端|version|client|安卓|android|ios|iphone|ipad|鸿蒙|harmonyos|windows|win|mac ?os|linux|ubuntu|debian|centos|内核|kernel|系统|napcat|koishi|node|python|lagrange|llonebot|llbot|luckylillia|astrbot|nonebot|go-?cqhttp|gocq|mirai|overflow|docker|chrome|edge|firefox|微信|wechat|tim|openssl|tls|ssl|http|java|npm|yunzai|云崽|electron|shamrock|onebot|adapter|plugin|插件/gi
const OURS = /^(?:(?:nt ?)?qq(?:nt)?|版本号?|客户端|version|client)$/i
const MONEY_AFTER = /^\s?(?:元|块|刀|万|折|米|kg|斤|%|倍|分|度|秒|ms|s\b|[kmgt]i?b?\b|兆|个?小时)/i

export const version: Extractor = {
  quantities: ['version'],
  yieldsTo: ['napcat-version', 'llbot-version', 'lagrange-version'],
  needs: /\d\.\d|qq ?20/i,
  read: (text) => [
    ...findAll(text, NAMED_AFTER_YEAR, 'version', ({ groups = {} }) => groups.year),
    ...findAll(text, DOTTED, 'version', (match) => {
      const { v, number = '' } = match.groups ?? {}
      const parts = number.split('.').map(Number)
      const prior = before(text, match.index, 24)
      const product = prior.match(PRODUCTS)?.at(-1)
      const ours = product !== undefined && OURS.test(product)
      if (product !== undefined && !ours) return undefined
      if (isDate(parts) || /[¥$￥]\s?$/.test(prior)) return undefined
      if (MONEY_AFTER.test(text.slice(match.index + match[0].length, match.index + match[0].length + 6)))
        return undefined
      const named =
        v !== undefined || (ours && /^[^\d,，。]{0,8}$/.test(prior.slice(prior.lastIndexOf(product) + product.length)))
      return named || (parts.length === 3 && (parts[0] ?? 0) < 100) || (parts.length === 4 && !isAddress(parts))
        ? number
        : undefined
    }),
  ],
}

function isDate([year = 0, month = 0, day = 1]: number[]): boolean {
  return year >= 1970 && year < 2100 && month >= 1 && month <= 12 && day <= 31
}

function isAddress(parts: readonly number[]): boolean {
  return parts.every((part) => part <= 255)
}
