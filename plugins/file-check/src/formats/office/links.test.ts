/** Which targets another machine would be asked for. */
import { reachOf } from './links'

it.each([
  ['http://a.example/x', 'remote'],
  ['HTTPS://a.example/x', 'remote'],
  ['ftp://a.example/x', 'remote'],
  ['mhtml:http://a.example/x', 'remote'],
  ['\\\\host\\share\\x', 'remote'],
  ['//host/share/x', 'remote'],
  ['file://host/share/x', 'remote'],
  ['file:\\\\host\\share\\x', 'remote'],
  ['file://///host/share/x', 'remote'],
  ['  http://a.example/x', 'remote'],
  ['file:///C:/x', 'local'],
  ['file:///C|/x', 'local'],
  ['file:///home/me/x', 'local'],
  ['file://localhost/x', 'local'],
  ['file:x', 'local'],
  ['C:\\x\\y', 'local'],
  ['../x/y', 'local'],
  ['Pictures/1.png', 'local'],
  ['#Sheet1', 'local'],
  ['', 'local'],
])('%s is %s', (target, reach) => {
  expect(reachOf(target)).toBe(reach)
})
