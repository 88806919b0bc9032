/** Links that end, in all ways: the bridge is back soon, loses nobody's message silently, and leaves nothing behind. */
import { once } from 'node:events'
import type { Verdict } from '@support-agent/platform'
import { WebSocket } from 'ws'
import { eventually } from '../start/bot-process'
import { BridgePeer, type Hosted, hostBridge, link, ok, unlink } from './bridge-peer'
import { pause, SELF_ID } from './peer'
import { DIRECTIONS } from './stage'

jest.setTimeout(60_000)

/** Times that are promised: back in under 1 s, silence noticed in under 5 s. Wide slack, the machine may be busy. */
const SOON = 3_000

const group = { platform: 'onebot', selfId: String(SELF_ID), channelId: '30003', guildId: '30003' }
const say = (host: Hosted): Promise<Verdict> => host.platform.deliver(group, [{ type: 'text', text: '在' }])

let now: { host: Hosted; peer: BridgePeer }
afterEach(() => unlink(now))

describe('a drop', () => {
  test('ws: it is back by itself, and hears and speaks', async () => {
    now = await link('ws')
    const { host, peer } = now
    peer.link.terminate()
    await eventually(() => peer.links.length === 2 && host.isOnline(), 'the second link', SOON)
    peer.send({
      ...{ post_type: 'message', message_type: 'private', sub_type: 'friend', user_id: 20002, message_id: 1 },
      ...{ message: [{ type: 'text', data: { text: '在吗' } }], sender: { user_id: 20002 } },
    })
    expect((await host.message(0)).content).toBe('在吗')
    expect(await say(host)).toEqual({ kind: 'delivered', messageIds: ['7'] })
  })

  test('ws: a mute of meanwhile is found out before the first word', async () => {
    now = await link('ws')
    const { host, peer } = now
    const until = Math.floor(Date.now() / 1000) + 600
    let shutUp = 0
    peer.answers.get_group_member_info = () => ok({ user_id: SELF_ID, role: 'member', shut_up_timestamp: shutUp })
    expect(await say(host)).toMatchObject({ kind: 'delivered' })
    shutUp = until
    peer.link.terminate()
    await eventually(() => peer.links.length === 2 && host.isOnline(), 'the second link', SOON)
    const before = peer.asked('send_group_msg')
    expect(await say(host)).toEqual({ kind: 'muted', until: until * 1000 })
    expect([before, peer.asked('send_group_msg')]).toEqual([1, 1])
  })

  test('ws: a side that stays away for a while is found again', async () => {
    now = await link('ws', { retryLimit: 500 })
    const { host, peer } = now
    await peer.vanish()
    await eventually(() => !host.isOnline(), 'the loss')
    expect(await say(host)).toEqual({ kind: 'refused', reason: 'offline' })
    await pause(1_000)
    await peer.listen()
    await eventually(() => host.isOnline(), 'the link', SOON)
  })

  test('ws: a side that is not there yet is found when it comes', async () => {
    const peer = new BridgePeer()
    await peer.listen()
    await peer.vanish()
    now = { peer, host: await hostBridge({ protocol: 'ws', endpoint: peer.endpoint, retryLimit: 500 }) }
    await pause(600)
    await peer.listen()
    await eventually(() => now.host.isOnline(), 'the link', SOON)
  })

  test('ws: a side that lets us in and says nothing of itself is tried more and more rarely', async () => {
    const peer = new BridgePeer()
    peer.answers.get_login_info = () => ({ status: 'failed', retcode: 1200, data: null })
    await peer.listen()
    now = { peer, host: await hostBridge({ protocol: 'ws', endpoint: peer.endpoint }) }
    await pause(2_000)
    // After 0.25, 0.5 and 1 s.
    expect(peer.links.length).toBeLessThanOrEqual(4)
    expect(now.host.isOnline()).toBe(false)
  })

  test.each(DIRECTIONS)('%s: what was under way is unsure at once, and is not sent again', async (direction) => {
    now = await link(direction)
    const { host, peer } = now
    peer.answers.send_group_msg = () => {
      peer.link.terminate()
      return undefined
    }
    expect(await say(host)).toEqual({ kind: 'unsure', why: 'link-lost' })
    peer.answers.send_group_msg = () => ok({ message_id: 8 })
    if (direction === 'ws-reverse') await peer.connect(host.port)
    await eventually(() => peer.asked('get_login_info') === 2 && host.isOnline(), 'the second link', SOON)
    await pause(200)
    expect(peer.asked('send_group_msg')).toBe(1)
    expect(await say(host)).toEqual({ kind: 'delivered', messageIds: ['8'] })
  })
})

describe('silence', () => {
  test('ws: a peer that freezes is noticed and dialled anew', async () => {
    now = await link('ws', { silenceTimeout: 400 })
    const { host, peer } = now
    await pause(200)
    peer.link.pause()
    await eventually(() => peer.links.length === 2 && host.isOnline(), 'the second link', SOON)
    expect(await say(host)).toEqual({ kind: 'delivered', messageIds: ['7'] })
  })

  test('ws-reverse: a peer that freezes is cut, and let in again', async () => {
    now = await link('ws-reverse', { silenceTimeout: 400 })
    const { host, peer } = now
    await pause(200)
    peer.link.pause()
    await eventually(() => !host.isOnline(), 'the end of the silent link', SOON)
    await peer.connect(host.port)
    await eventually(() => host.isOnline(), 'the second link', SOON)
  })

  test.each(DIRECTIONS)('%s: a peer with nothing to say is left alone', async (direction) => {
    now = await link(direction, { silenceTimeout: 200 })
    await pause(1_500)
    expect([now.peer.links.length, now.host.isOnline()]).toEqual([1, true])
  })
})

describe('as it is shipped', () => {
  /** A neighbour on the machine may take as much again. */
  const SLACK = 2

  test.each<[what: string, end: (peer: BridgePeer) => void, promised: number]>([
    ['a drop is mended in under 1 s', (peer) => peer.link.terminate(), 1_000],
    ['a link that is open on one side alone is mended in under 5 s', (peer) => peer.link.pause(), 5_000],
  ])('ws: %s', async (what, end, promised) => {
    now = await link('ws')
    const { host, peer } = now
    // The peer has shown that it answers when it is asked.
    await pause(200)
    const begun = performance.now()
    end(peer)
    await eventually(() => peer.links.length === 2 && host.isOnline(), 'the second link', promised * SLACK)
    process.stdout.write(`${what}: ${Math.round(performance.now() - begun)} ms\n`)
    expect(await say(host)).toEqual({ kind: 'delivered', messageIds: ['7'] })
  })
})

test('ws-reverse: a peer that connects anew takes the place of its stale link, which is closed', async () => {
  now = await link('ws-reverse')
  const { host, peer } = now
  const [stale] = peer.links
  peer.answers.send_group_msg = () => undefined
  const underWay = say(host)
  await eventually(() => peer.asked('send_group_msg') === 1, 'the message')
  peer.answers.send_group_msg = () => ok({ message_id: 8 })
  await peer.connect(host.port)
  expect(await underWay).toEqual({ kind: 'unsure', why: 'link-lost' })
  await eventually(() => stale?.readyState === WebSocket.CLOSED, 'the end of the stale link', SOON)
  await eventually(() => peer.asked('get_login_info') === 2 && host.isOnline(), 'the second link', SOON)
  expect(await say(host)).toEqual({ kind: 'delivered', messageIds: ['8'] })
})

test('ws: a frame that nobody may send cuts the link before it is read, and the next one stands', async () => {
  now = await link('ws')
  const { host, peer } = now
  const { link: first } = peer
  first.send('x'.repeat(32 * 1024 * 1024 + 1))
  const [code] = (await once(first, 'close')) as [number]
  expect(code).toBe(1009)
  await eventually(() => peer.links.length === 2 && host.isOnline(), 'the second link', SOON)
})

describe('nothing stays behind', () => {
  test.each(DIRECTIONS)('%s: stopping closes the link, and nobody dials again', async (direction) => {
    now = await link(direction, { retryLimit: 250 })
    const { host, peer } = now
    const closed = once(peer.link, 'close')
    await host.stop()
    expect((await closed)[0]).toBe(1000)
    await pause(700)
    expect(peer.links).toHaveLength(1)
  })

  test('a peer that does not answer the goodbye is left all the same', async () => {
    now = await link('ws')
    const { host, peer } = now
    peer.link.pause()
    await host.stop()
    await pause(1_300)
    const closed = once(peer.link, 'close')
    peer.link.resume()
    await closed
    expect(peer.links).toHaveLength(1)
  })

  test('stopping while dialling ends the dialling', async () => {
    const peer = new BridgePeer()
    await peer.listen()
    await peer.vanish()
    now = { peer, host: await hostBridge({ protocol: 'ws', endpoint: peer.endpoint, retryLimit: 250 }) }
    await pause(400)
    await now.host.stop()
    await peer.listen()
    await pause(700)
    expect(peer.links).toHaveLength(0)
  })

  test('a new configuration makes a new link, and one of each thing', async () => {
    now = await link('ws')
    const { host, peer } = now
    host.reload({ protocol: 'ws', endpoint: peer.endpoint, responseTimeout: 2_000 })
    await eventually(() => peer.links.length === 2 && host.isOnline(), 'the second link', SOON)
    expect(host.app.bots).toHaveLength(1)
    await eventually(() => peer.links[0]?.readyState === WebSocket.CLOSED, 'the end of the first', SOON)
    expect(await say(host)).toEqual({ kind: 'delivered', messageIds: ['7'] })
  })
})
