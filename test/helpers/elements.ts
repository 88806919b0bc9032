/**
 * A line of a chat as a platform sends it: `[@bot]` and `[@name]` mention, `[引用bot]` and `[引用name]` quote the latest
 * message of that name, `[图片]` is a picture, `[文件 报告.zip = encrypted-zip]` a file of that name with one of the contents
 * of file-contents.ts. All else is words, as they stand.
 */
import { h } from 'koishi'

/** The bot's own account in every test. */
export const BOT = '514'

export interface WireMessage {
  readonly elements: readonly h[]
  /** Whose latest message is quoted. */
  readonly quotes: string | undefined
}

const TOKEN = /(\[@[^\]]{1,20}\]|\[引用[^\]]{1,20}\]|\[图片\]|\[文件 [^\]]{1,200} = [a-z0-9-]{1,30}\])/u

/** @param userOf a name's account */
export function wireMessage(text: string, userOf: (name: string) => string): WireMessage {
  let quotes: string | undefined
  const elements = text.split(TOKEN).flatMap((part): h[] => {
    if (part === '') return []
    if (part === '[图片]') return [h('img', { src: 'https://multimedia.nt.qq.com.cn/a.jpg' })]
    if (part.startsWith('[文件')) return [fileElement(part)]
    if (part.startsWith('[@')) return [h.at(part === '[@bot]' ? BOT : userOf(part.slice(2, -1)))]
    if (TOKEN.test(part)) {
      quotes = part.slice(3, -1)
      return []
    }
    return [h.text(part)]
  })
  return { elements, quotes }
}

/** Its attributes are `name` and `content`: a player says how its platform shows them. */
function fileElement(token: string): h {
  const at = token.lastIndexOf(' = ')
  return h('file', { name: token.slice('[文件 '.length, at), content: token.slice(at + 3, -1) })
}
