/** File names and extensions: 报告.docx, xxx.apk.1, virus.exe.重命名, .bat 文件, 发个apk; not domains, versions or sentences. */
import { EXTENSIONS, PLAIN_WORDS } from './extensions'
import { type Extractor, type Found, findAll } from './extractor'

const MAX_NAME = 120
const MAX_NAMES = 5

// QQ appends .1 or .重命名 to programs and packages; such a name keeps its real extension.
const DOTTED = /\.(?<extension>[a-z\d]{1,7})(?<renamed>(?:\.(?:1|重命名|rename)){0,2})(?![\w-]|\.[a-z\d])(?!:\d)/gi
const ENDS_NAME = /[\s<>:"/\\|?*,，。;；!！、“”‘’「」『』()（）[\]《》【】=&]/
// A Chinese sentence runs into the name without a space: the name begins after the last of these.
const LEADS_IN =
  /^.*(?:发送|发了|发个|发|上传|下载|传了|传|打开|文件名|文件|名字|叫做?|把|个|份|这|那|收到|给(?:他|她|我|你)?|的|了|是|为|用)(?=[^.])/
const LIBRARIES =
  /^(?:node|vue|next|react|nuxt|three|express|d3|discord|koishi|backbone|ember|jquery|electron|bot|day|moment)$/i
const BARE = /(?<![\w.@/\\-])\.(?<extension>[a-z\d]{1,7})(?![\w-]|\.[a-z\d])/gi
const WORD = /(?<![\w.@/\\:-])(?<extension>[a-z\d]{2,7})(?![\w@:/\\-]|\.\w)/gi
const KIND_AFTER = /^ ?(?:的)?(?:文件|格式|后缀|类型|压缩包|安装包|文档|file|attachment)/i

export const fileName: Extractor = {
  quantities: ['file-name', 'extension'],
  needs: /[a-z\d]/i,
  read(text) {
    const names = namesIn(text)
    const taken = (start: number): boolean => names.some(({ at }) => start >= at[0] && start < at[1])
    const bare = findAll(text, BARE, 'extension', ({ groups = {}, index }) => {
      const extension = groups.extension?.toLowerCase() ?? ''
      // ".com" alone is a program; behind a name it is a domain.
      return !taken(index) && (EXTENSIONS.has(extension) || extension === 'com') ? extension : undefined
    })
    const words = findAll(text, WORD, 'extension', ({ groups = {}, index, 0: said }) => {
      const extension = groups.extension?.toLowerCase() ?? ''
      if (taken(index) || bare.some(({ at }) => index >= at[0] && index < at[1])) return undefined
      if (PLAIN_WORDS.has(extension)) return extension
      return EXTENSIONS.has(extension) && KIND_AFTER.test(text.slice(index + said.length, index + said.length + 8))
        ? extension
        : undefined
    })
    return [...names, ...[...bare, ...words].slice(0, MAX_NAMES)]
  },
}

function namesIn(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(DOTTED)) {
    if (found.length >= 2 * MAX_NAMES) break
    const extension = match.groups?.extension?.toLowerCase() ?? ''
    if (!EXTENSIONS.has(extension)) continue
    const start = nameStart(text, match.index)
    const stem = text.slice(start, match.index)
    if (stem === '' || isNoName(stem, extension)) continue
    const at = [start, match.index + match[0].length] as const
    found.push({ quantity: 'file-name', value: text.slice(...at), at }, { quantity: 'extension', value: extension, at })
  }
  return found
}

/** Walks back from the dot to where the name begins. */
function nameStart(text: string, dot: number): number {
  let start = dot
  while (start > 0 && dot - start < MAX_NAME && !ENDS_NAME.test(text.charAt(start - 1))) start--
  const lead = LEADS_IN.exec(text.slice(start, dot))?.[0] ?? ''
  return start + lead.length
}

function isNoName(stem: string, extension: string): boolean {
  if (extension === 'js' && LIBRARIES.test(stem)) return true
  // One-letter extensions and those that are also country domains need a plain, undotted stem.
  return (
    (extension.length < 3 || extension === 'one') &&
    (stem.replace(/\.tar$/i, '').includes('.') || !/[a-z\u4e00-\u9fff]/i.test(stem) || /^(?:www|http)/i.test(stem))
  )
}
