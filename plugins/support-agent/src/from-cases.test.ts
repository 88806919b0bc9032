/** Cases that users call solved move what is shown of a topic, unless that is switched off. */
import { join } from 'node:path'
import { openStage } from '../../../test/helpers/koishi-stage'

jest.mock('./trainer', () => jest.requireActual('../../../test/helpers/learn-at-once'))
jest.setTimeout(60_000)

const knowledge = join(__dirname, '../../../test/conversations/printers-knowledge')

async function shownAfterASolvedCase(fromCases: boolean): Promise<string> {
  const stage = await openStage({
    knowledge,
    config: { administrators: ['mock:keeper'], teaching: { fromCases, links: [], exports: '' } },
  })
  const say = async (user: string, content: string) => {
    stage.clock.advance(10_000)
    return (await stage.say({ user, content })).replies.map(({ text }) => text).join('\n')
  }
  await say('user', '打印机卡纸了')
  await say('user', '好了')
  const shown = await say('keeper', '/知识 卡纸')
  await stage.close()
  return shown
}

it('shows what was learnt beside what the file says', async () => {
  expect(await shownAfterASolvedCase(true)).toMatch(/常见度:常见\(按案例学到的:[\d.]+\)/)
})

it('learns nothing where that is switched off', async () => {
  expect(await shownAfterASolvedCase(false)).toMatch(/常见度:常见\n/)
})
