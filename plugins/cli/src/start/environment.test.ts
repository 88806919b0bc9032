/** Where the settings come from, and how they reach koishi.yml. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDeployment } from '@support-agent/deployment'
import { applySettings, readEnvironment } from './environment'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'environment '))
})
afterEach(() => rmSync(directory, { recursive: true }))

test('without files it is the environment', () => {
  expect(readEnvironment(directory, { PORT: '1' })).toEqual({ PORT: '1' })
})

test('.env.local goes before .env, and real variables before both', () => {
  writeFileSync(join(directory, '.env'), 'PORT=1\nHOST=::1\nSTAFF=onebot:10001\n')
  writeFileSync(join(directory, '.env.local'), 'PORT=2\nHOST=127.0.0.2\n')
  expect(readEnvironment(directory, { PORT: '3' })).toEqual({ PORT: '3', HOST: '127.0.0.2', STAFF: 'onebot:10001' })
})

test('a file of a Windows editor is read', () => {
  writeFileSync(join(directory, '.env'), '\uFEFFPORT=1\r\n# 说明\r\nONEBOT_TOKEN="a b"\r\n')
  expect(readEnvironment(directory, {})).toEqual({ PORT: '1', ONEBOT_TOKEN: 'a b' })
})

test.each([
  [true, '127.0.0.1'],
  [false, ''],
])('settings reach koishi.yml in their checked form (page %s)', (page, pageHost) => {
  const reading = readDeployment({ ONEBOT_SELF_ID: ' 10001 ', ADMINISTRATORS: 'onebot:10001;onebot:10002' })
  if ('problems' in reading) throw new Error('expected settings')
  const env: NodeJS.ProcessEnv = {}
  applySettings(env, reading.settings, page)
  expect(env).toEqual({
    ONEBOT_SELF_ID: '10001',
    ONEBOT_PROTOCOL: 'ws-reverse',
    ONEBOT_ENDPOINT: '',
    ONEBOT_PATH: '/onebot',
    ONEBOT_TOKEN: '',
    PORT: '5140',
    HOST: '127.0.0.1',
    ADMINISTRATORS: 'onebot:10001,onebot:10002',
    STAFF: '',
    SUPPORT_PAGE_HOST: pageHost,
  })
})
