/** Network errors. */
import { extract } from './index'

const errors = (text: string) =>
  extract(text).flatMap(({ quantity, value }) => (quantity === 'network-error' ? [value] : []))

describe('network-error', () => {
  it.each([
    ['ERR_CERT_DATE_INVALID', 'cert-expired'],
    ['SSL alert number 45', 'cert-expired'],
    ['0x80090328', 'cert-expired'],
    ['证书已过期', 'cert-expired'],
    ['憑證？證書還沒生效', 'cert-expired'],
    ['certificate has expired', 'cert-expired'],
    ['0x80090325', 'cert-untrusted'],
    ['tlsv1 alert unknown ca: alert number 48', 'cert-untrusted'],
    ['alert 42', 'cert-untrusted'],
    ['self-signed certificate in certificate chain', 'cert-untrusted'],
    ['ERR_CERT_AUTHORITY_INVALID', 'cert-untrusted'],
    ['ERR_CERT_COMMON_NAME_INVALID', 'cert-name'],
    ["Hostname/IP does not match certificate's altnames", 'cert-name'],
    ['alert protocol version: SSL alert number 70', 'tls-version'],
    ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'tls-version'],
    ['SSL routines:ssl3_read_bytes:sslv3 alert handshake failure', 'tls-handshake'],
    ['alert 40', 'tls-handshake'],
    ['TLS 握手失败', 'tls-handshake'],
    ['ERR_NAME_NOT_RESOLVED', 'dns'],
    ['getaddrinfo ENOTFOUND example.com', 'dns'],
    ['域名解析失败', 'dns'],
    ['DNS_PROBE_FINISHED_NXDOMAIN', 'dns'],
    ['connect ECONNREFUSED 127.0.0.1:3001', 'refused'],
    ['由于目标计算机积极拒绝，无法连接', 'refused'],
    ['No connection could be made because the target machine actively refused it', 'refused'],
    ['read ECONNRESET', 'reset'],
    ['连接被重置', 'reset'],
    ['socket hang up', 'reset'],
    ['connect ETIMEDOUT', 'timeout'],
    ['连接超时', 'timeout'],
    ['ERR_PROXY_CONNECTION_FAILED', 'proxy'],
    ['代理服务器连接失败', 'proxy'],
  ])('%s', (text, error) => {
    expect(errors(text)).toEqual([error])
  })

  it.each(['服务器拒绝了你发送离线文件', '对方拒绝接收', '证书怎么考', '握手', 'alert', '代理费多少', '超时了'])(
    'is not in %s',
    (text) => {
      expect(errors(text)).toEqual([])
    },
  )
})
