/** How environment variables become settings, and how a mistake is named. */
import fc from 'fast-check'
import { type Environment, problemLine, readDeployment, VARIABLES, warningLine } from './index'

function linesOf(env: Environment): string[] {
  const reading = readDeployment(env)
  return 'problems' in reading
    ? reading.problems.map((problem) => problemLine(problem, 'en-US'))
    : reading.warnings.map((warning) => warningLine(warning, 'en-US'))
}

test('with nothing set the bot runs on this machine only, without QQ', () => {
  expect(readDeployment({})).toEqual({
    settings: { onebot: undefined, host: '127.0.0.1', port: 5140, administrators: [], staff: [] },
    warnings: [],
  })
})

test('blank counts as unset and spaces around a value are ignored', () => {
  expect(readDeployment({ PORT: ' 8080 ', HOST: '', ONEBOT_SELF_ID: '  ' })).toMatchObject({
    settings: { onebot: undefined, host: '127.0.0.1', port: 8080 },
  })
})

test('a QQ number switches the reverse connection on', () => {
  expect(readDeployment({ ONEBOT_SELF_ID: '10001', ONEBOT_TOKEN: 'secret' })).toMatchObject({
    settings: { onebot: { selfId: '10001', protocol: 'ws-reverse', path: '/onebot', token: 'secret' } },
  })
})

test('the forward connection carries its endpoint', () => {
  const env = { ONEBOT_SELF_ID: '10001', ONEBOT_PROTOCOL: 'ws', ONEBOT_ENDPOINT: 'ws://127.0.0.1:3001' }
  expect(readDeployment(env)).toMatchObject({
    settings: { onebot: { protocol: 'ws', endpoint: 'ws://127.0.0.1:3001' } },
    warnings: [],
  })
})

test('operators and staff are people; staff may also be a group', () => {
  expect(readDeployment({ ADMINISTRATORS: 'onebot:10001,sandbox:k3f9:Alice', STAFF: 'onebot:#123456' })).toMatchObject({
    settings: {
      administrators: [
        { kind: 'user', platform: 'onebot', userId: '10001' },
        { kind: 'user', platform: 'sandbox:k3f9', userId: 'Alice' },
      ],
      staff: [{ kind: 'channel', platform: 'onebot', channelId: '123456' }],
    },
  })
})

describe('a wrong value is named in one line with what is allowed', () => {
  it.each<[string, Environment, string]>([
    [
      'letters in a QQ number',
      { ONEBOT_SELF_ID: 'bot' },
      'ONEBOT_SELF_ID has the wrong value "bot": the bot\'s QQ number',
    ],
    [
      'an unknown protocol',
      { ONEBOT_PROTOCOL: 'http' },
      'ONEBOT_PROTOCOL has the wrong value "http": either ws-reverse',
    ],
    [
      'an endpoint that is no socket',
      { ONEBOT_ENDPOINT: 'http://x' },
      'ONEBOT_ENDPOINT has the wrong value "http://x"',
    ],
    [
      'an endpoint with a token',
      { ONEBOT_ENDPOINT: 'x://y?access_token=z' },
      'ONEBOT_ENDPOINT has the wrong value "x://y?…"',
    ],
    ['no endpoint', { ONEBOT_SELF_ID: '10001', ONEBOT_PROTOCOL: 'ws' }, 'ONEBOT_ENDPOINT is not set: an address'],
    ['a relative path', { ONEBOT_PATH: 'onebot' }, 'ONEBOT_PATH has the wrong value "onebot": begins with /'],
    ['a path with a pattern', { ONEBOT_PATH: '/(.*)' }, 'ONEBOT_PATH has the wrong value "/(.*)"'],
    ["the page's path", { ONEBOT_PATH: '/status' }, 'ONEBOT_PATH has the wrong value "/status"'],
    ['the page for files', { ONEBOT_PATH: '/support-page' }, 'ONEBOT_PATH has the wrong value "/support-page"'],
    ['a token with a space', { ONEBOT_TOKEN: 'se cret' }, 'ONEBOT_TOKEN has a wrong value: 1–256 visible'],
    ['port 0', { PORT: '0' }, 'PORT has the wrong value "0": a whole number from 1 to 65535'],
    ['port 65536', { PORT: '65536' }, 'PORT has the wrong value "65536"'],
    ['a port with a fraction', { PORT: '80.5' }, 'PORT has the wrong value "80.5"'],
    ['a host name', { HOST: 'example' }, 'HOST has the wrong value "example": an IP address or localhost'],
    ['an address out of range', { HOST: '127.0.0.256' }, 'HOST has the wrong value "127.0.0.256"'],
    ['no platform', { ADMINISTRATORS: '10001' }, 'ADMINISTRATORS has the wrong value "10001": platform:user'],
    ['a group as operator', { ADMINISTRATORS: 'onebot:#10001' }, 'ADMINISTRATORS has the wrong value "onebot:#10001"'],
    ['letters in staff', { STAFF: 'onebot:me' }, 'STAFF has the wrong value "onebot:me"'],
    [
      'an open port without a token',
      { HOST: '0.0.0.0' },
      'HOST is 0.0.0.0 (other machines can reach it), so ONEBOT_TOKEN',
    ],
    [
      'an open port, short token',
      { HOST: '::', ONEBOT_TOKEN: '1234567' },
      'HOST is :: (other machines can reach it), so',
    ],
  ])('%s', (_what, env, start) => {
    const lines = linesOf(env)
    expect(lines.map((line) => line.slice(0, start.length))).toEqual([start])
    expect(lines.join('')).not.toMatch(/\n|undefined|\{\w+\}/)
  })

  it('never repeats a token', () => {
    expect(linesOf({ ONEBOT_TOKEN: '密码密码密码' }).join()).not.toContain('密码')
  })

  it('reports all of them at once', () => {
    expect(linesOf({ PORT: 'x', HOST: 'y', STAFF: 'z' })).toHaveLength(3)
  })
})

test('an open port with a token of eight characters is accepted', () => {
  expect(readDeployment({ HOST: '0.0.0.0', ONEBOT_TOKEN: '12345678' })).toMatchObject({ settings: { host: '0.0.0.0' } })
})

describe('a value that does nothing is a warning', () => {
  it.each<[string, Environment, string]>([
    ['QQ is off', { ONEBOT_PATH: '/qq' }, 'ONEBOT_PATH is set but not used: ONEBOT_SELF_ID is not set'],
    [
      'they connect to us',
      { ONEBOT_SELF_ID: '10001', ONEBOT_ENDPOINT: 'ws://a' },
      'ONEBOT_ENDPOINT is set but not used: ONEBOT_PROTOCOL is ws-reverse',
    ],
    [
      'we connect to them',
      { ONEBOT_SELF_ID: '10001', ONEBOT_PROTOCOL: 'ws', ONEBOT_ENDPOINT: 'ws://a', ONEBOT_PATH: '/qq' },
      'ONEBOT_PATH is set but not used: ONEBOT_PROTOCOL is ws',
    ],
  ])('%s', (_what, env, start) => {
    expect(linesOf(env).map((line) => line.slice(0, start.length))).toEqual([start])
  })
})

test('any environment gives settings or one-line problems, never an exception', () => {
  const env = fc.dictionary(fc.constantFrom(...VARIABLES), fc.string({ maxLength: 200 }))
  fc.assert(
    fc.property(env, (values) => {
      for (const line of linesOf(values)) expect(line).not.toMatch(/[\r\n]/)
    }),
    { seed: 7 },
  )
})
