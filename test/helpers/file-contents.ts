/** What files hold in chats, by name: small, whole, and each with one thing to be found. */
import { buildPe } from '../../plugins/file-check/src/testing/build-pe'
import { buildPng } from '../../plugins/file-check/src/testing/build-picture'
import { storedZip } from '../../plugins/file-check/src/testing/build-stored-zip'
import { buildZip } from '../../plugins/file-check/src/testing/build-zip'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const NOTE = utf8('第三周:整理资料,周五前交初稿。\n')

const LOG = `2025-03-05 14:58:01 [INFO] 开始上传 报告.zip
2025-03-05 14:58:02 [WARN] 本机时间与服务器相差 312 秒
2025-03-05 14:58:02 [ERROR] 上传失败: rich media transfer failed, 错误码 50001, token=9f8e7d6c5b4a39281706
2025-03-05 14:58:12 [ERROR] 上传失败: rich media transfer failed, 错误码 50001, token=9f8e7d6c5b4a39281706
2025-03-05 14:58:13 [INFO] 放弃
`

const ERROR_PAGE = `<!DOCTYPE html><html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>`

const TOPIC = `title: 扫描怎么存成 PDF
summary: 在扫描窗口里选格式。
utterances: [扫描怎么存成PDF, 扫描件变成PDF]
remedies:
  - id: choose
    do: 把格式改成 PDF。
`

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

function buildWord(): Uint8Array {
  return storedZip({
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${WORD}"/></Types>`,
    '_rels/.rels': '<Relationships/>',
    'word/document.xml': '<w:document><w:body><w:p>周报</w:p></w:body></w:document>',
  })
}

const BUILDERS: Readonly<Record<string, () => Uint8Array>> = {
  'encrypted-zip': () => buildZip([{ name: '资料.txt', bytes: NOTE, encryption: 'aes' }]),
  'error-page': () => utf8(ERROR_PAGE),
  log: () => utf8(LOG),
  nothing: () => new Uint8Array(),
  picture: () => buildPng(),
  program: () => buildPe(),
  text: () => NOTE,
  'topic-yaml': () => utf8(TOPIC),
  'truncated-zip': () => buildZip([{ name: '资料.txt', bytes: utf8('资料 '.repeat(2_000)) }]).slice(0, 9_000),
  word: () => buildWord(),
  zip: () => buildZip([{ name: '资料.txt', bytes: NOTE, deflated: true }]),
  'zip-with-program': () => buildZip([{ name: '安装.exe', bytes: buildPe() }]),
}

/** @throws Error for a name that nothing builds */
export function contentOf(name: string): Uint8Array {
  const build = BUILDERS[name]
  if (!build) throw new Error(`"${name}" is no content of a file: ${Object.keys(BUILDERS).join(', ')}`)
  return build()
}
