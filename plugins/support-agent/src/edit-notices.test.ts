/** Operators hear of each edit that does not count, once, and again only when it had counted in between. */
import type { Stale } from '@support-agent/knowledge-base'
import { EditNotices } from './edit-notices'

const staleEdit = (edit: string): Stale => ({
  edit,
  operation: 0,
  problem: { code: 'edit-gone', params: { value: edit }, path: [] },
})

function noticesOf(unreadable: readonly string[] = []) {
  let stale: Stale[] = []
  const told: string[] = []
  const notices = new EditNotices({
    live: { stale: () => stale },
    journal: { unreadable: unreadable.map((id) => ({ id, problems: [] })) },
    tell: (key, { count = '', edits = '' }) =>
      told.push([key, count, String(edits).replace(/:.*/g, '')].join(' ').trim()),
  })
  return {
    notices,
    told,
    nowStale: (...edits: readonly string[]) => {
      stale = edits.map(staleEdit)
      notices.filesChanged()
    },
  }
}

test('a start without trouble says nothing', () => {
  const { notices, told } = noticesOf()
  notices.started(false)
  expect(told).toEqual([])
})

test('records of a newer program and a half export are told at the start', () => {
  const { notices, told } = noticesOf(['7', '9'])
  notices.started(true)
  expect(told).toEqual(['unreadable 2 7\n9', 'half-exported'])
})

test('what found no place is told once, and again when it had one in between', () => {
  const { told, nowStale } = noticesOf()
  nowStale('1')
  nowStale('1')
  nowStale('1', '2')
  nowStale()
  nowStale('1')
  expect(told).toEqual(['stale 1 1', 'stale 1 2', 'stale 1 1'])
})

test('of many a few are named', () => {
  const { told, nowStale } = noticesOf()
  nowStale('1', '2', '3', '4', '5', '6', '7')
  expect(told).toEqual(['stale 7 1\n2\n3\n4\n5\n…'])
})
