/** When somebody is there, in Asia/Shanghai. */
import { deskHours } from './desk-hours'

const at = (time: string) => Date.parse(`2025-03-05T${time}:00+08:00`)

test.each<[hours: string, time: string, backAt: string | undefined]>([
  ['', '03:00', undefined],
  ['9-18', '09:00', undefined],
  ['9-18', '17:59', undefined],
  ['9-18', '18:00', '09:00'],
  ['9-18', '08:59', '09:00'],
  ['9-18', '00:00', '09:00'],
  ['22-6', '22:00', undefined],
  ['22-6', '05:59', undefined],
  ['22-6', '06:00', '22:00'],
  ['0-24', '23:59', undefined],
  ['9到18', '20:00', '09:00'],
  ['workdays', '20:00', undefined],
])('%j at %s: %s', (hours, time, backAt) => {
  expect(deskHours(hours, at(time))).toBe(backAt)
})
