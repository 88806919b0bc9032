/** Which peers are let in. */
import { judgeUpgrade, pathOf, type UpgradeRequest } from './upgrades'

const peer = { 'x-client-role': 'Universal', 'x-self-id': '10001' }
const bearer = (token: string) => ({ ...peer, authorization: `Bearer ${token}` })

describe('with a token', () => {
  it.each<[string, UpgradeRequest, string]>([
    ['as Bearer', { headers: bearer('secret') }, 'in'],
    ['as bearer', { headers: { ...peer, authorization: 'bearer secret' } }, 'in'],
    ['as Token', { headers: { ...peer, authorization: 'Token secret' } }, 'in'],
    ['in the query', { url: '/onebot?a=1&access_token=secret', headers: peer }, 'in'],
    ['escaped in the query', { url: '/onebot?access_token=%73ecret', headers: peer }, 'in'],
    ['none', { headers: peer }, 'token-missing'],
    ['bare', { headers: { ...peer, authorization: 'secret' } }, 'token-missing'],
    ['with more behind it', { headers: { ...peer, authorization: 'Bearer secret x' } }, 'token-missing'],
    ['empty in the query', { url: '/onebot?access_token=', headers: peer }, 'token-missing'],
    ['another', { headers: bearer('Secret') }, 'token-wrong'],
    ['longer', { headers: bearer('secret1') }, 'token-wrong'],
    ['wrong in the header, right in the query', { url: '/?access_token=secret', headers: bearer('x') }, 'token-wrong'],
    ['right, no role', { headers: { ...bearer('secret'), 'x-client-role': undefined } }, 'role'],
    ['right, other role', { headers: { ...bearer('secret'), 'x-client-role': 'API' } }, 'role'],
    ['right, no account', { headers: { ...bearer('secret'), 'x-self-id': undefined } }, 'self-id-missing'],
    ['right, other account', { headers: { ...bearer('secret'), 'x-self-id': '10002' } }, 'self-id-other'],
    ['right, two accounts', { headers: { ...bearer('secret'), 'x-self-id': ['10001', '2'] } }, 'self-id-other'],
  ])('%s', (_what, request, expected) => {
    expect(judgeUpgrade(request, { selfId: '10001', token: 'secret' }) ?? 'in').toBe(expected)
  })
})

it.each([undefined, ''])('without a token (%j) every peer of the account is let in', (token) => {
  expect(judgeUpgrade({ headers: peer }, { selfId: '10001', token })).toBeUndefined()
  expect(judgeUpgrade({ headers: bearer('any') }, { selfId: '10001', token })).toBeUndefined()
})

it.each([
  ['/onebot', '/onebot'],
  ['/onebot?x=/y', '/onebot'],
  ['/onebot#x', '/onebot'],
  [undefined, '/'],
])('the path of %j is %j', (url, path) => {
  expect(pathOf(url)).toBe(path)
})
