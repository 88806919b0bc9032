/** Edited knowledge takes effect by itself; broken knowledge does not, and the administrator is told. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStage, type Stage } from '../../../test/helpers/koishi-stage'
import { KNOWLEDGE } from '../../../test/helpers/shipped-model'

jest.mock('./trainer', () => jest.requireActual('../../../test/helpers/learn-at-once'))
jest.setTimeout(60_000)

const directory = join(mkdtempSync(join(tmpdir(), 'knowledge-')), 'with a space')
const file = join(directory, 'qq-offline-file/causes/clock-skew.yml')
let original: string
let stage: Stage

beforeAll(async () => {
  cpSync(KNOWLEDGE, directory, { recursive: true })
  original = readFileSync(file, 'utf8')
  stage = await openStage({ knowledge: directory, config: { administrators: ['mock:away', 'mock:admin'] } })
})
afterAll(async () => {
  await stage.close()
  rmSync(directory, { recursive: true, force: true })
})

let asked = 0
const firstLine = async () => {
  const { replies } = await stage.say({ user: `u${++asked}`, content: '文件发不出去 50001' })
  return replies[0]?.text.split('\n')[0]
}
const notices = () => stage.bot.sent.filter(({ channelId }) => channelId === 'private:away').map(({ text }) => text)

/** Asks until it holds. */
async function eventually(holds: () => Promise<boolean>): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await holds()) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

test('an edited title is said without a restart', async () => {
  writeFileSync(file, original.replace(/^title: .*$/m, 'title: 表走错了'))
  expect(await eventually(async () => (await firstLine())?.endsWith('表走错了') ?? false)).toBe(true)
  expect(notices()).toEqual([])
})

test('a broken file keeps the last good one in force, and the first administrator who can be reached is told', async () => {
  writeFileSync(file, original.replace(/^title: .*$/m, 'titel: 表走错了'))
  expect(await eventually(async () => notices().length > 0)).toBe(true)
  expect(notices()).toEqual([
    expect.stringMatching(/^知识库有 \d+ 处问题,仍按上一份正确的知识回答:\n(.|\n)*clock-skew\.yml/),
  ])
  expect(await firstLine()).toBe('看到「50001」,多半是:表走错了')
})

test('once it is mended the new words are in force', async () => {
  writeFileSync(file, original.replace(/^title: .*$/m, 'title: 钟不准'))
  expect(await eventually(async () => (await firstLine())?.endsWith('钟不准') ?? false)).toBe(true)
})
