/** Edited knowledge takes effect by itself; broken knowledge does not, and the administrator is told. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStage, type Stage } from '../../../test/helpers/koishi-stage'
import { KNOWLEDGE } from '../../../test/helpers/shipped-model'

// Counts answer here: learning anew after every change of the files would tell nothing more.
jest.mock('./trainer', () => ({ trainInWorker: () => ({ weights: new Promise(() => {}), cancel: () => {} }) }))

const directory = join(mkdtempSync(join(tmpdir(), 'knowledge-')), 'with a space')
const file = join(directory, 'qq-offline-file/causes/clock-skew.yml')
let original: string
let stage: Stage

beforeAll(async () => {
  cpSync(KNOWLEDGE, directory, { recursive: true })
  // One subject is read and judged anew faster than two.
  rmSync(join(directory, 'bot-errors'), { recursive: true })
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

test('a taught change that the new files have no place for is told to the operators once, and counts again with the old ones', async () => {
  const sentence = /^utterances:\n {2}- (.*)$/m.exec(original)?.[1] ?? ''
  const { replies } = await stage.say({
    user: 'admin',
    content: `/修改 说法 clock-skew ${sentence} => 表慢了十分钟 --yes`,
  })
  expect(replies.at(-1)?.text).toMatch(/1/)
  const before = notices().length
  const told = () => notices().slice(before)
  writeFileSync(file, original.replace(`  - ${sentence}\n`, ''))
  expect(await eventually(async () => told().length > 0)).toBe(true)
  writeFileSync(file, original.replace(`  - ${sentence}\n`, '').replace(/^title: .*$/m, 'title: 钟慢了'))
  expect(await eventually(async () => (await firstLine())?.endsWith('钟慢了') ?? false)).toBe(true)
  expect(told()).toEqual([expect.stringMatching(/^有 1 处修改对不上现在的知识文件,没有生效,也没有丢:\n1:/)])
  const stale = async () => (await stage.say({ user: 'admin', content: '/历史 失效' })).replies.at(-1)?.text
  expect(await stale()).toContain('表慢了十分钟')
  writeFileSync(file, original)
  expect(await eventually(async () => (await stale()) === '所有改动都在生效。')).toBe(true)
})
