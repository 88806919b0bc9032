/** A refused file and what is found in it: the cause that explains the refusal comes first, and its steps fit. */
import { evidenceOfFile, type FileFacts } from '@support-agent/conversation'
import { infer, observe, type TopicId } from '@support-agent/diagnosis'
import { DEFAULT_CHECK_POLICY, type FindingId } from '@support-agent/file-check'
import { CHECKS } from '@support-agent/file-check/src/checks'
import { verdictOf } from '@support-agent/file-check/src/report'
import { fileOf, TEST_CONTEXT } from '@support-agent/file-check/src/testing/memory-file'
import { contentOf } from '../helpers/file-contents'
import { shippedModel } from '../helpers/shipped-model'

const COMPLAINT = '文件发不出去'
const MEGABYTE = 1024 ** 2
const context = { ...TEST_CONTEXT, policy: { ...DEFAULT_CHECK_POLICY, sensitiveWords: ['机密'] } }
const utf8 = (text: string) => new TextEncoder().encode(text)

/** What is in the files beside what the conversations use. */
const CONTENTS: Readonly<Record<string, () => Uint8Array>> = {
  batch: () => utf8('@echo off\r\ndel *.tmp\r\n'),
  // In two parts, lest this file be taken for the string by which scanners are tested.
  eicar: () => utf8(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`),
  secret: () => utf8('机密'),
}

/** @param what the content by its name, the size of one that nobody has, or nothing but the name is known */
async function factsOf(name: string, what: string | number | undefined): Promise<FileFacts> {
  const bytes = typeof what === 'string' ? (CONTENTS[what]?.() ?? contentOf(what)) : undefined
  const file = fileOf(name, bytes, typeof what === 'number' ? what : undefined)
  const checks = CHECKS.filter(({ needsContent }) => !needsContent || file.content)
  const findings = (await Promise.all(checks.map((check) => check.run(file, context)))).flatMap((each) => each.findings)
  return { name, size: file.size, verdict: verdictOf(findings, true), findings, unfinished: [], unseen: !file.content }
}

function diagnose(facts: FileFacts) {
  return infer(shippedModel(), [...observe({ text: COMPLAINT }), ...evidenceOfFile(facts)]).topics
}

/** Likely enough for an answer; a notice is no more than a possible reason and may leave a question. */
const ANSWERED = 0.6

test.each<[name: string, what: string | number | undefined, finding: FindingId, cause: string, least?: number]>([
  ['工具.exe', undefined, 'blocked-extension', 'file-blocked-extension', ANSWERED],
  ['工具.exe', 'program', 'blocked-extension', 'file-blocked-extension', ANSWERED],
  ['启动.bat', 'batch', 'script', 'file-blocked-extension', ANSWERED],
  ['桌面.lnk', undefined, 'blocked-extension', 'file-blocked-extension', ANSWERED],
  ['合影.jpg.exe', 'program', 'double-extension', 'file-blocked-extension', ANSWERED],
  ['合影\u202egpj.exe', undefined, 'bidi-override', 'file-blocked-extension', ANSWERED],
  ['应用.apk.1', undefined, 'renamed-suffix', 'file-renamed-suffix', ANSWERED],
  ['a:b?.txt', undefined, 'illegal-characters', 'path-or-name-illegal', ANSWERED],
  ['con.txt', undefined, 'reserved-name', 'path-or-name-illegal', ANSWERED],
  [`${'很长'.repeat(90)}.txt`, undefined, 'name-too-long', 'path-or-name-illegal', ANSWERED],
  ['合影\u200b.jpg', undefined, 'hidden-characters', 'path-or-name-illegal'],
  ['报告.txt.', undefined, 'trailing-dot-or-space', 'path-or-name-illegal'],
  ['空.txt', 'nothing', 'empty', 'file-corrupted', ANSWERED],
  ['空.txt', 0, 'empty', 'file-corrupted', ANSWERED],
  ['电影.mkv', 5 * 1024 * MEGABYTE, 'too-large', 'file-too-large', ANSWERED],
  ['截图.jpg', 'program', 'type-mismatch', 'file-signature-mismatch'],
  ['图.png', 'zip', 'type-mismatch', 'file-signature-mismatch'],
  ['驱动.zip', 'error-page', 'download-error-page', 'file-corrupted', ANSWERED],
  ['安装包.zip', 'truncated-zip', 'truncated', 'file-corrupted', ANSWERED],
  ['工具.zip', 'zip-with-program', 'archive-nested-executable', 'security-scan-rejected'],
  ['资料.zip', 'encrypted-zip', 'archive-encrypted', 'security-scan-rejected'],
  ['样本.txt', 'eicar', 'eicar', 'security-scan-rejected', ANSWERED],
  ['机密.txt', 'secret', 'sensitive-word', 'file-sensitive-content', ANSWERED],
])('%s, %s: %s', async (name, what, finding, cause, least = 0) => {
  const facts = await factsOf(name, what)
  expect(facts.findings.map(({ id }) => id)).toContain(finding)
  const [best] = diagnose(facts)
  expect(best?.id).toBe(`qq-offline-file/${cause}` satisfies TopicId)
  expect(best?.p).toBeGreaterThanOrEqual(least)
})
