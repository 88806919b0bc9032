/** The bot as it is shipped, over OneBot: private, in a group, and silence where nobody asked. */
import { DIRECTIONS, playOverOneBot } from './stage'

jest.setTimeout(60_000)

const GROUP = 30003

test.each(DIRECTIONS)('%s: 错误码50001 is answered and quoted', async (direction) => {
  const [private_, group, chatter] = await playOverOneBot(
    [
      { text: '错误码50001', user: 20002, replies: 1 },
      { text: '错误码50001', user: 20003, group: GROUP, mention: true, id: 4711, replies: 1 },
      { text: '今天中午吃什么', user: 20004, group: GROUP, replies: 0 },
    ],
    direction,
  )
  expect(private_?.[0]).toMatchObject({ user: 20002, text: expect.stringContaining('50001') })
  expect(group?.[0]).toMatchObject({ group: GROUP, quote: '4711', text: expect.stringContaining('50001') })
  expect(chatter).toEqual([])
})
