/** A burst reads as one message. */
import { incoming } from '../../../../test/helpers/incoming'
import type { Incoming } from '../incoming'
import { joined } from './joined'

const part = (text: string, more: Partial<Incoming> = {}) => incoming({ text, messageId: text, ...more })
const quote = { messageId: 'q', byBot: true, text: '', files: 0 }

test('words, pictures and files are added up; the last message is the one that is answered', () => {
  const one = joined([
    part('在吗', { mentioned: true }),
    part('', { pictures: 2, quote }),
    part('发不出去', { files: 1 }),
  ])
  expect(one).toMatchObject({
    ...{ text: '在吗\n发不出去', mentioned: true, quote, pictures: 2, files: 1, messageId: '发不出去' },
  })
})

test('one message stays as it is', () => {
  const one = part('发不出去')
  expect(joined([one])).toBe(one)
})
