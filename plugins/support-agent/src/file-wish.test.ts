/** Which file a message is about. */
import { incoming } from '../../../test/helpers/incoming'
import { type FileWish, fileWish } from './file-wish'
import type { Incoming } from './incoming'
import type { Route } from './route'

const check = (text: string): Route => ({ kind: 'command', command: 'check', text, said: text, addressed: true })
const words = (text: string): Route => ({ kind: 'message', text, addressed: false })
const quote = { messageId: '0', byBot: false, text: '', files: 1 }

test.each<[name: string, route: Route, more: Partial<Incoming>, wish: FileWish | undefined]>([
  ['a file', words(''), { files: 1 }, { kind: 'sent' }],
  ['a file with the command', check(''), { files: 1 }, { kind: 'sent' }],
  ['words', words('发不出去'), {}, undefined],
  ['a quoted file and the command', check(''), { quote }, { kind: 'quoted' }],
  ['a quoted file and a mention', words('看看'), { quote, mentioned: true }, { kind: 'quoted' }],
  ['a quoted file in private', words('看看'), { quote, isDirect: true }, { kind: 'quoted' }],
  ['a quoted file in passing', words('哈哈'), { quote }, undefined],
  ['the bare command', check(' '), {}, undefined],
  ['a name', check('报告.exe'), {}, { kind: 'named', name: '报告.exe', size: undefined }],
  ['a name and a size', check('报告.exe 60MB'), {}, { kind: 'named', name: '报告.exe', size: 60 * 1024 ** 2 }],
  [
    'a name with blanks',
    check('my report.zip 3.5 G'),
    {},
    { kind: 'named', name: 'my report.zip', size: 3.5 * 1024 ** 3 },
  ],
  ['a size within a name', check('60MB测试.zip'), {}, { kind: 'named', name: '60MB测试.zip', size: undefined }],
  ['a size alone is no name', check('60MB'), {}, undefined],
])('%s', (_, route, more, wish) => {
  expect(fileWish(route, incoming(more))).toEqual(wish)
})
