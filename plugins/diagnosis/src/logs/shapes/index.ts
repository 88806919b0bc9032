/** The shapes of log lines: the list, in the order in which they are tried, and the one function that tries them. */
import type { LineHead, LineShape } from '../shape'
import { access } from './access'
import { astrbot } from './astrbot'
import { chromium } from './chromium'
import { compiler } from './compiler'
import { dotnet } from './dotnet'
import { generic } from './generic'
import { go } from './go'
import { goCqhttp } from './go-cqhttp'
import { inBrackets } from './in-brackets'
import { jsonLine } from './json-line'
import { koishi } from './koishi'
import { lagrange } from './lagrange'
import { llonebot } from './llonebot'
import { logback } from './logback'
import { logcat } from './logcat'
import { logfmt } from './logfmt'
import { loguru } from './loguru'
import { mirai } from './mirai'
import { napcat } from './napcat'
import { nginx } from './nginx'
import { nonebot } from './nonebot'
import { npm } from './npm'
import { python } from './python'
import { redis } from './redis'
import { ruby } from './ruby'
import { vmware } from './vmware'
import { wine } from './wine'
import { yunzai } from './yunzai'

export const SHAPES: readonly LineShape[] = [
  jsonLine,
  nonebot,
  napcat,
  goCqhttp,
  lagrange,
  astrbot,
  yunzai,
  llonebot,
  koishi,
  mirai,
  logcat,
  loguru,
  python,
  logback,
  dotnet,
  nginx,
  access,
  npm,
  compiler,
  chromium,
  redis,
  ruby,
  vmware,
  wine,
  logfmt,
  go,
  inBrackets,
  // What the others do not claim.
  generic,
]

export interface ReadHead extends LineHead {
  readonly shape: string
}

/** Most characters of a line that are read. */
const LONGEST = 20_000

/** The head of a line that stands without colours and carriers; undefined where it has none. */
export function readHead(line: string): ReadHead | undefined {
  const text = line.length > LONGEST ? line.slice(0, LONGEST) : line
  for (const shape of SHAPES) {
    const head = shape.read(text)
    if (head) return { shape: shape.id, ...head }
  }
  return undefined
}
