/** What is too long for a chat: announced, then sent as a file where the platform takes one, and kept on disk either way. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileVerdict, OwnFile, Platform, Target } from '@support-agent/platform'
import { openStage } from '../../../test/helpers/koishi-stage'
import { PRINTERS } from '../../../test/helpers/teaching-room'
import { botPlatform } from './session-platform'

jest.mock('./trainer', () => jest.requireActual('../../../test/helpers/learn-at-once'))
jest.setTimeout(60_000)

/** Marks that a chat would take for its own. */
const MARKED = '提示 **卡纸** 了'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'exports-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function exportBy(sendFile?: (target: Target, file: OwnFile) => Promise<FileVerdict>) {
  const stage = await openStage({
    knowledge: PRINTERS,
    config: { administrators: ['mock:keeper'], teaching: { fromCases: false, links: [], exports: folder } },
  })
  if (sendFile) {
    const platform: Platform = { ...botPlatform(stage.bot), platform: 'mock', sendFile }
    stage.app.provide('supportPlatform')
    stage.app.set('supportPlatform', platform)
  }
  await stage.say({ user: 'keeper', content: `/教 卡纸 ${MARKED} --yes` })
  const { replies } = await stage.say({ user: 'keeper', content: '/导出 卡纸' })
  await new Promise((done) => setTimeout(done, 50))
  await stage.close()
  return replies.map(({ text }) => text).join('\n')
}

const NAME = 'printers-paper-jam.yml'

test('a platform that takes files gets the file after the words', async () => {
  const files: (OwnFile & { readonly target: Target })[] = []
  const said = await exportBy(async (target, file) => {
    files.push({ ...file, target })
    return { kind: 'sent' }
  })
  expect(said).toContain('作为文件发到这里')
  expect(files).toMatchObject([{ name: NAME, path: join(folder, NAME), target: { channelId: 'private:keeper' } }])
  const [file] = files
  expect(Buffer.from(file?.bytes ?? []).toString()).toContain(MARKED)
  expect(readFileSync(file?.path ?? '', 'utf8')).toContain(MARKED)
})

test('a platform that refuses it has said where it lies', async () => {
  expect(await exportBy(async () => ({ kind: 'refused', reason: 'rejected' }))).toContain(join(folder, NAME))
})

test('elsewhere the words say where it lies', async () => {
  const said = await exportBy()
  expect(said).toContain(join(folder, NAME))
  expect(said).not.toContain('作为文件发到这里')
})
