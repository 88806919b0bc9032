/** Percentages: where a transfer stopped (progress), lost packets (loss), and any other (percent). */
import { NUMBER, parseNumber } from './chinese-number'
import { after, before, type Extractor, type Found, findAll, type Quantity } from './extractor'

const PERCENT = new RegExp(
  `(?<![\\w.])(?<number>\\d{1,3}(?:\\.\\d{1,4})?)\\s?(?:%|percent\\b|个百分点)|百分之(?<words>${NUMBER})`,
  'gi',
)
/** 卡在99, 卡 99 不动: people drop the sign only after 卡. */
const STUCK_AT =
  /(?:卡在|卡到|卡|停在|stuck (?:at|on)) ?(?<number>\d{1,2}|100)(?![\d.%a-z:]| ?(?:百分|次|个|点|分|秒|天|分钟|小时|路|号|年|月|级|关|条|块|元|岁|人|楼|mb|kb|gb))/gi
/** 传到一半 */
const HALF = /(?:传|发|下载?|上传|发送|进度条?|走|卡) ?(?:到|在|了|走|走到){0,2} ?一半/g

const LOSS_BEFORE = /(?:丢包率?|丢失率?|掉包|packet loss|loss)[^\d\n,，;]{0,6}$/i
const LOSS_AFTER = /^[\s)]{0,2}(?:的?(?:丢包|丢失|掉包)|(?:packet )?loss)/i
const OTHER_BEFORE =
  /(?:电量?|cpu|内存|占用率?|使用率|亮度|音量|磁盘|折扣|打折|概率|成功率|几率|battery|memory|usage|discount|chance|probability)[^\d\n,，;]{0,6}$/i
const PROGRESS_BEFORE =
  /(?:卡|停|传|进度条?|走|下载?|上传|发送|发|跑|加载|显示|stuck|stops?|stopped|hangs?|fails?|progress|upload(?:ed|ing|s)?|sent|reach(?:es|ed)?)[^\d\n,，;]{0,9}$/i
const PROGRESS_AFTER =
  /^[\s,，]{0,2}(?:就|后|时|的时候|处|那里|一直|又|并|and |then |it )?\s?(?:不动|不走|停|卡|断|失败|报错|不涨|没动静|拒绝|stuck|stops?|stopped|hangs?|fails?|failed|freezes)/i

export const percent: Extractor = {
  quantities: ['progress', 'loss', 'percent'],
  needs: /%|percent|百分|卡|停|stuck|一半/i,
  read(text) {
    const signed = findAll(text, PERCENT, 'percent', ({ groups = {} }) =>
      parseNumber(groups.number ?? groups.words ?? ''),
    )
    return [
      ...signed.map((found): Found => ({ ...found, quantity: kindOf(text, found) })),
      ...findAll(text, STUCK_AT, 'progress', ({ groups = {} }) => Number(groups.number)),
      ...findAll(text, HALF, 'progress', () => 50),
    ]
  },
}

function kindOf(text: string, { value, at: [start, end] }: Found): Quantity {
  if (typeof value !== 'number' || value > 100) return 'percent'
  const prior = before(text, start, 16)
  const next = after(text, end, 16)
  if (LOSS_AFTER.test(next) || LOSS_BEFORE.test(prior)) return 'loss'
  if (OTHER_BEFORE.test(prior)) return 'percent'
  return PROGRESS_BEFORE.test(prior) || PROGRESS_AFTER.test(next) ? 'progress' : 'percent'
}
