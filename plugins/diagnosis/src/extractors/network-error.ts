/** TLS, certificate, name and connection errors, in symbols and in words. */
import { type Extractor, findAll } from './extractor'

export type NetworkError =
  | 'tls-handshake'
  | 'tls-version'
  | 'cert-expired'
  | 'cert-untrusted'
  | 'cert-name'
  | 'dns'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'proxy'

// TLS alerts: RFC 8446 section 6. 0x8009…: Schannel (SEC_E_…). 0x80072…: WinINet/WinHTTP. ERR_…: Chromium, Node and OpenSSL.
const PATTERNS: Readonly<Record<NetworkError, RegExp>> = {
  'cert-expired':
    /ERR_CERT_DATE_INVALID|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|SEC_ERROR_EXPIRED(?:_ISSUER)?_CERTIFICATE|SEC_E_CERT_EXPIRED|0x80090328|0x80072f8f|alert (?:number )?45\b|certificate (?:has |is )?(?:expired|not yet valid)|证书(?:已经|已|都)?(?:过期|失效|到期)|证书(?:尚未|还没|还未|未)(?:生效|到)|证书不在有效期/gi,
  'cert-untrusted':
    /ERR_CERT_AUTHORITY_INVALID|ERR_CERT_REVOKED|ERR_CERT_INVALID|SEC_ERROR_UNKNOWN_ISSUER|SEC_E_UNTRUSTED_ROOT|0x80090325|0x800b0109|alert (?:number )?(?:42|43|44|46|48)\b|unknown[_ ]ca\b|bad[_ ]certificate|self[-_ ]signed[_ ]cert(?:ificate)?(?:_IN_CHAIN)?|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)|unable to (?:get local issuer certificate|verify the first certificate)|certificate verif(?:y|ication) failed|证书(?:不受信任|不可信|不被信任|无效|链不完整|验证失败|校验失败)|不受信任的证书|自签名?证书/gi,
  'cert-name':
    /ERR_CERT_COMMON_NAME_INVALID|ERR_TLS_CERT_ALTNAME_INVALID|SSL_ERROR_BAD_CERT_DOMAIN|SEC_E_WRONG_PRINCIPAL|0x80090322|alert (?:number )?112\b|does not match certificate'?s? altnames|hostname mismatch|证书.{0,8}(?:域名|名称|主机名).{0,4}(?:不匹配|不符|不一致)|(?:域名|名称)与证书不/gi,
  'tls-version':
    /ERR_SSL_VERSION_OR_CIPHER_MISMATCH|SSL_ERROR_(?:UNSUPPORTED_VERSION|NO_CYPHER_OVERLAP)|SEC_E_ALGORITHM_MISMATCH|0x80090331|alert (?:number )?70\b|alert protocol version|unsupported protocol|wrong version number|(?:tls|ssl).{0,6}版本.{0,4}(?:过低|太低|太旧|不支持|不匹配)/gi,
  'tls-handshake':
    /ERR_SSL_PROTOCOL_ERROR|SSL_ERROR_(?:HANDSHAKE_FAILURE_ALERT|SYSCALL)|SEC_E_ILLEGAL_MESSAGE|0x80090326|0x80072f7d|alert (?:number )?40\b|\bEPROTO\b|(?<!opening )handshake[_ ]?(?:failure|failed|error|timed? ?out|has timed out)|(?:tls|ssl) handshake|握手(?:失败|超时|错误|异常|不成功|被拒)|(?:tls|ssl)[^\n]{0,6}(?:连接失败|错误|异常)/gi,
  dns: /ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED|DNS_PROBE_[A-Z_]{4,40}|\bENOTFOUND\b|\bEAI_AGAIN\b|NXDOMAIN|SERVFAIL|0x80072ee7|could not resolve host|name or service not known|temporary failure in name resolution|no such host|(?:域名|dns|主机名?|服务器名)[^\n]{0,4}(?:解析(?:失败|错误|不了|不出|异常|超时)|无法解析)|(?:无法|不能)解析(?:域名|主机|服务器|dns)|dns(?: lookup)? (?:failed|failure|error)|dns[^\n]{0,4}(?:错误|失败|异常|污染)|找不到主机/gi,
  proxy:
    /ERR_PROXY_CONNECTION_FAILED|ERR_TUNNEL_CONNECTION_FAILED|ERR_SOCKS_CONNECTION_FAILED|proxy (?:connection|server|authentication) (?:failed|refused|error|required)|代理(?:服务器)?(?:连接失败|无响应|没有响应|出现问题|拒绝连接|连不上|错误|认证失败)/gi,
  refused:
    /ERR_CONNECTION_REFUSED|\bECONNREFUSED\b|WSAECONNREFUSED|\b10061\b|connection refused|连接被(?:对方)?拒绝|(?<!代理服务器|代理)拒绝(?:了)?(?:您的|你的)?连接(?!请求)|积极拒绝|actively refused/gi,
  reset:
    /ERR_CONNECTION_(?:RESET|CLOSED|ABORTED)|\bECONNRESET\b|\bECONNABORTED\b|\bEPIPE\b|WSAECONNRESET|\b10054\b|connection (?:was |has been )?(?:reset|aborted)|socket hang up|broken pipe|连接(?:已被|被|已)(?:重置|中断|对方重置)|远程主机强迫关闭/gi,
  timeout:
    /ERR_(?:CONNECTION_)?TIMED_OUT|\bE(?:SOCKET)?TIMEDOUT\b|WSAETIMEDOUT|\b10060\b|0x80072ee2|(?:connection|connect|operation|read|network) (?:timed out|timeout)|context deadline exceeded|opening handshake has timed out|(?:连接|网络|连接服务器|网络连接)(?:请求)?超时/gi,
}

/** Some word of each pattern. */
const HINT =
  /ERR|EPROTO|EPIPE|ENOTFOUND|EAI_|ECONN|TIMED|CERT|SEC_|alert|0x80|SSL|TLS|handshake|protocol|version|hostname|certificate|unknown|DNS|NXDOMAIN|SERVFAIL|resol|such host|not known|proxy|100[56]\d|refused|hang up|pipe|reset|aborted|closed|timeout|deadline|self|verify|DEPTH|证书|握手|解析|找不到主机|域名|代理|拒绝|连接|强迫关闭|超时/i

export const networkError: Extractor = {
  quantities: ['network-error'],
  needs: HINT,
  read: (text) =>
    Object.entries(PATTERNS).flatMap(([error, pattern]) =>
      findAll(text, pattern, 'network-error', () => error).slice(0, 1),
    ),
}
