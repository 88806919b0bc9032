/** The number of a part in a file's name. */
import { partInName } from './archive-volume'

it.each([
  ['game.part1.rar', 1],
  ['game.part07.rar', 7],
  ['setup.part2.exe', 2],
  ['data.7z.001', 1],
  ['data.zip.012', 12],
  ['backup.tar.003', 3],
  ['photos.z01', 1],
  ['photos.Z12', 12],
  ['old.r00', 2],
  ['old.r15', 17],
  ['folder.part1.rar/inside.txt', undefined],
  ['data.7z', undefined],
  ['photo.001', undefined],
  ['part1.txt', undefined],
  ['', undefined],
])('%j is part %s', (name, part) => {
  expect(partInName(name)).toBe(part)
})
