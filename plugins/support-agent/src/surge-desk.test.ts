/** Staff are told of a surge once, and close it by quoting that notice. */
import { h } from 'koishi'
import { BOT } from '../../../test/helpers/elements'
import { openStage, type Stage } from '../../../test/helpers/koishi-stage'

jest.mock('./trainer', () => jest.requireActual('../../../test/helpers/learn-at-once'))
jest.setTimeout(60_000)

const HELPER = 'helper'
const PROBLEM = '文件发不出去,错误码50001'

let stage: Stage
beforeEach(async () => {
  stage = await openStage({ config: { staff: [`mock:${HELPER}`], mode: 'confident', manners: {} as never } })
})
afterEach(() => stage.close())

async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    stage.clock.advance(1_000)
    await new Promise(setImmediate)
  }
}

/** @returns the first lines of what the group heard */
async function meets(user: string): Promise<string[]> {
  const before = stage.bot.sent.length
  await stage.say({ user, group: 'g', content: [h.at(BOT), h.text(` ${PROBLEM}`)] })
  await pass(5)
  const heard = stage.bot.sent.slice(before).filter(({ channelId }) => channelId === 'g')
  return heard.map(({ text }) => text.split('\n')[0] ?? '')
}

const notices = () => stage.bot.sent.filter(({ channelId }) => channelId === `private:${HELPER}`)

/** As a message in private, which quotes what staff were told first. */
async function staffSays(text: string): Promise<string[]> {
  const before = notices().length
  const [notice] = notices()
  const quote = notice && { user: BOT, content: notice.text, id: notice.id }
  await stage.say({ user: HELPER, content: text, quote })
  await pass(2)
  return notices()
    .slice(before)
    .map((sent) => sent.text)
}

test.each(['结束', '/结束'])('%s closes it: the next one gets the answer again', async (word) => {
  for (const user of ['a', 'b', 'c', 'd']) await meets(user)
  expect(notices().map(({ text }) => text)).toEqual([
    'g 里好几个人在十分钟内都遇到「设备时间不准」,后来问的都指到那条回答。处理好了就引用这条回复「结束」。',
  ])
  await pass(120)
  expect(await meets('e')).toEqual(['现在很多人遇到「设备时间不准」,看上面那条回答。'])
  await pass(120)
  expect(await staffSays(word)).toEqual(['好,这一波算过去了。'])
  expect(await meets('f')).toEqual(['看到「错误码50001」,多半是:设备时间不准'])
})

test('any other word of staff closes nothing', async () => {
  for (const user of ['a', 'b', 'c']) await meets(user)
  await staffSays('好的')
  await pass(120)
  expect(await meets('e')).toEqual(['现在很多人遇到「设备时间不准」,看上面那条回答。'])
})
