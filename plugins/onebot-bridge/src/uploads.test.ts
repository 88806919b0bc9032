/** One upload, one event, whatever is reported in which order. */
import type { WireFile } from './files'
import { HOLD_MS, PAIR_MS, Uploads } from './uploads'

const SMALL: WireFile = { name: 'a.zip', id: 'm1', size: 5 }
const ID_OF_NOTICE: WireFile = { ...SMALL, id: 'n1', busid: '102' }

/** Plays `notice`, `message` and `+milliseconds`, and tells what became events. */
function play(...steps: readonly (readonly ['notice' | 'message', WireFile] | number)[]): string[] {
  const events: string[] = []
  let now = 0
  let due: { at: number; act: () => void }[] = []
  const uploads = new Uploads({
    now: () => now,
    later(time, act) {
      const entry = { at: now + time, act }
      due.push(entry)
      return () => {
        due = due.filter((other) => other !== entry)
      }
    },
  })
  for (const step of steps) {
    if (typeof step === 'number') {
      now += step
      const ready = due.filter(({ at }) => at <= now)
      due = due.filter(({ at }) => at > now)
      for (const { act } of ready) act()
    } else if (step[0] === 'notice') {
      uploads.announced('30003/20002', step[1], () => events.push(`notice ${step[1].id}`))
    } else {
      const file = uploads.shown('30003/20002', step[1])
      if (file) events.push(`message ${file.id}${file.busid ? ` busid ${file.busid}` : ''}`)
    }
  }
  return events
}

test.each([
  ['a notice alone', play(['notice', SMALL], HOLD_MS), ['notice m1']],
  ['a message alone', play(['message', SMALL], HOLD_MS), ['message m1']],
  ['a notice waits', play(['notice', SMALL], HOLD_MS - 1), []],
  ['notice, message', play(['notice', ID_OF_NOTICE], 20, ['message', SMALL], HOLD_MS), ['message m1 busid 102']],
  ['message, notice', play(['message', SMALL], 20, ['notice', ID_OF_NOTICE], HOLD_MS), ['message m1']],
  ['notice, a late message', play(['notice', SMALL], HOLD_MS, ['message', SMALL]), ['notice m1']],
  [
    'a message much later is another upload',
    play(['notice', SMALL], PAIR_MS, ['message', SMALL]),
    ['notice m1', 'message m1'],
  ],
  [
    'the same file twice',
    play(['notice', SMALL], ['notice', SMALL], ['message', SMALL], ['message', SMALL], HOLD_MS),
    ['message m1', 'message m1'],
  ],
  [
    'another size is another file',
    play(['notice', ID_OF_NOTICE], ['message', { ...SMALL, size: 6 }], HOLD_MS),
    ['message m1', 'notice n1'],
  ],
  [
    'a size that one of them does not know',
    play(['message', { ...SMALL, size: undefined }], ['notice', ID_OF_NOTICE], HOLD_MS),
    ['message m1'],
  ],
  [
    'the same id under another name',
    play(['message', SMALL], ['notice', { ...SMALL, name: 'b.zip' }], HOLD_MS),
    ['message m1'],
  ],
])('%s', (_what, events, expected) => {
  expect(events).toEqual(expected)
})

test('the same file of two people is two uploads', () => {
  const uploads = new Uploads({ now: () => 0, later: () => () => {} })
  uploads.announced('30003/20002', ID_OF_NOTICE, () => {})
  expect(uploads.shown('30003/20003', SMALL)).toEqual(SMALL)
})

test('the memory is bounded: the oldest report is forgotten', () => {
  const uploads = new Uploads({ now: () => 0, later: () => () => {} })
  for (let index = 0; index <= 1_000; index++) uploads.announced('x', { name: String(index) }, () => {})
  expect(uploads.shown('x', { name: '0', busid: '1' })).toEqual({ name: '0', busid: '1' })
  uploads.announced('x', { name: '1000', hash: 'h' }, () => {})
  expect(uploads.shown('x', { name: '1000' })).toEqual({ name: '1000' })
})
