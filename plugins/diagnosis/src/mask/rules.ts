/** What must not be kept, and how each kind of secret looks: one rule a shape, in the order in which they run. */
import { isIdentityNumber, isPersonalAddress, isPlacePart } from './checks'

export type SecretKind =
  | 'key'
  | 'authorization'
  | 'cookie'
  | 'token'
  | 'password'
  | 'email'
  | 'identity'
  | 'phone'
  | 'qq'
  | 'ip'
  | 'address'
  | 'user'

export interface MaskRule {
  readonly kind: SecretKind
  /** Global. Groups: `keep` stays in front of the placeholder, `secret` is what the check sees; everything else goes. */
  readonly pattern: RegExp
  /** Whether the matched secret is one; default yes. */
  readonly isSecret?: (secret: string, keep: string) => boolean
}

// Between a name and its value: quotes (also escaped, twice), a colon or an equals sign, or its percent encoding.
const QUOTES = '[\\\\"\'`]{0,8}'
const GLUE = `${QUOTES}[ \\t]{0,3}(?:[:=：]|%3[dD]|=>)[ \\t]{0,3}${QUOTES}`
const VALUE = '[^\\s"\'`\\\\&,;，。；<>(){}\\[\\]|%]'

const TOKEN_NAMES =
  '(?:(?:access|refresh|auth|bearer|session|bot|user|id|csrf|api|app|client|webui|http|ws|x)[_-]?)?(?:token|secret)|(?:app|client|secret|access|api|private|auth)[_-]?(?:key(?:[_-]?id)?|secret)|secret[_-]?(?:id|key)|(?:p_)?skey|pt4?_?token|ptsig|rkey|uin_?token|tgt|pskey|signature|sessionid|session_id|jsessionid|phpsessid|ticket|credential'
const PASSWORD_NAMES = 'pass(?:word|wd|phrase|code)?|pwd|密码|口令|db_pass'
/** Words that stand where a secret could, and are none. */
const NO_SECRET =
  /^(?:null|none|undefined|true|false|nil|empty|missing|invalid|expired|required|error|failed|failure|ok|valid|verified|wrong|incorrect|not|is|was|has|and|or|the|string|number|yes|no|unset|unknown|refresh|login|bearer|basic|token|digest|bot|qqbot|验证\S*|\*+|\.{3}|x{3,}|<\S*|your\S*|\$\S*)$/i

function isSecretWord(secret: string): boolean {
  return !NO_SECRET.test(secret) && /^[\x21-\x7e]+$/.test(secret)
}

export const RULES: readonly MaskRule[] = [
  {
    kind: 'key',
    pattern:
      /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:[A-Za-z0-9+/=\s\\:,]|-(?!-)){0,8000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g,
  },
  {
    kind: 'key',
    pattern:
      /(?<![A-Za-z0-9_-])(?:sk-(?:[a-z]{2,8}-)?[A-Za-z0-9_-]{16,200}|gh[pousr]_[A-Za-z0-9]{20,100}|github_pat_\w{20,120}|glpat-[\w-]{16,64}|xox[abprs]-[\w-]{10,120}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,40}|LTAI[A-Za-z0-9]{12,30}|AKID[A-Za-z0-9]{13,48}|npm_[A-Za-z0-9]{30,40})/g,
  },
  {
    kind: 'authorization',
    pattern: new RegExp(
      `(?<keep>(?:proxy-)?authorization${GLUE}(?:(?:bearer|basic|token|digest|qqbot|bot)[ \\t]{1,3})?)(?<secret>[^\\s"'\\\\,;<>&]{4,4096})`,
      'gi',
    ),
    isSecret: isSecretWord,
  },
  {
    kind: 'authorization',
    pattern: /(?<keep>(?<![a-z])(?:bearer|basic)[ +]|(?<![a-z])bearer%20)(?<secret>[A-Za-z0-9+/=._~-]{8,4096})/gi,
    isSecret: (secret) => /\d/.test(secret) && !NO_SECRET.test(secret),
  },
  {
    kind: 'cookie',
    pattern: new RegExp(
      `(?<keep>(?<![a-z])(?:set-)?cookies?${GLUE})(?<secret>[\\w.%-]{1,64}=(?!<)[^\\r\\n"'\\\\<>，。]{1,4096})`,
      'gi',
    ),
  },
  { kind: 'token', pattern: /(?<![\w-])eyJ[\w-]{8,2000}\.[\w-]{4,4000}(?:\.[\w-]{0,2000})?/g },
  {
    kind: 'token',
    pattern: new RegExp(`(?<keep>(?<![a-z])(?:${TOKEN_NAMES})${GLUE})(?<secret>${VALUE}{3,2048})`, 'gi'),
    isSecret: isSecretWord,
  },
  {
    // "token 是 abc123", "access token abc123…": without a sign only what has a digit and is long.
    kind: 'token',
    pattern:
      /(?<keep>(?<![a-z])(?:token|secret|api ?key|密钥|令牌)(?:是|为| is)?[ :：]{0,3})(?<secret>[\w.+/=-]{8,512})/gi,
    isSecret: (secret) => /\d/.test(secret) && /[a-z]/i.test(secret) && isSecretWord(secret),
  },
  {
    kind: 'password',
    pattern: new RegExp(
      `(?<keep>(?<![a-z])(?:[a-z]{1,12}[_-])?(?:${PASSWORD_NAMES})${GLUE})(?<secret>${VALUE}{3,256})`,
      'gi',
    ),
    isSecret: isSecretWord,
  },
  {
    kind: 'password',
    pattern:
      /(?<keep>(?:(?<!忘记|忘了|找回|修改|重置|更改)(?:密码|口令)|(?<![a-z])(?:password|pwd))(?:是|为|改成了?|设成了?|设置为| is)?[ :：]{0,3})(?<secret>[\x21-\x3b\x3d\x3f-\x7e]{4,64})/gi,
    isSecret: (secret, keep) =>
      isSecretWord(secret) && (/[是为成:：]/.test(keep) || (/\d/.test(secret) && !/^\d{1,5}$/.test(secret))),
  },
  {
    kind: 'password',
    pattern:
      /(?<keep>(?:验证码|校验码|动态码|verification code|otp)(?:是|为| is)?[ :：]{0,3})(?<secret>\d{4,8})(?!\d)/gi,
  },
  {
    kind: 'password',
    pattern: /(?<keep>[a-z][a-z0-9+.-]{1,20}:\/\/)(?<secret>[^\s/:@<>"']{1,64}:[^\s/@<>"']{1,128})(?=@)/gi,
  },
  { kind: 'email', pattern: /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}(?![\w-])/gi },
  {
    kind: 'identity',
    pattern:
      /(?<![\dA-Za-z])(?<secret>[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?![\dA-Za-z])/g,
    isSecret: isIdentityNumber,
  },
  {
    kind: 'phone',
    pattern: /(?<![\w.])(?:\+?86[ -]?)?1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?!\w|\.\d| ?bytes| ?字节)/g,
  },
  {
    kind: 'phone',
    pattern:
      /(?<keep>(?:电话|座机|固话|热线|tel|phone)(?:是|为)?[ :：]{0,3})(?<secret>\(?0\d{2,3}\)?[ -]?\d{7,8})(?!\d)/gi,
  },
  {
    // Identifiers in OneBot's JSON, in CQ codes, elements and query strings.
    kind: 'qq',
    pattern: new RegExp(
      `(?<keep>(?<![a-z])(?:user|self|group|sender|operator|target|peer|member|friend|bot|owner|robot|host)[_-]?(?:id|uin|qq)${GLUE}|(?<![a-z])(?:uin|uid|qq|peeruid|peeruin|x-self-id)${QUOTES}[ \\t]{0,3}(?:[:=：]|%3[dD])[ \\t]{0,3}${QUOTES}o?0{0,3}|<at id=\\\\?["'])(?<secret>[1-9]\\d{4,11})(?![\\d]|\\.\\d)`,
      'gi',
    ),
  },
  {
    // QQ号 12345678, 加我 12345678, 群号123456
    kind: 'qq',
    pattern:
      /(?<keep>(?:q{1,2} ?号码?|扣扣号?|企鹅号?|群号码?|账号|帐号|q{1,2} ?群号?|好友号码?|加(?:我|他|她|一下)?q{0,2}|我(?:的)?q{1,2}|qq number|qq id|group number)(?:码)?(?:是|为| is|就是)?[ :：(（#]{0,3})(?<secret>[1-9]\d{4,10})(?![\d.]|\.\d| ?(?:mb|kb|gb|块|元|人|次|个|条|分|秒|天|积分|报错|错误))/gi,
  },
  {
    // Without 号 only a long number: "qq 50001" is an error code. Error words behind it also tell.
    kind: 'qq',
    pattern: /(?<keep>(?<![a-z])(?:qq|群)[ ]?)(?<secret>[1-9]\d{7,10})(?![\d.a-z]| ?(?:报错|错误|error))/gi,
  },
  { kind: 'qq', pattern: /(?<keep>Tencent Files(?:\\{1,4}|\/))(?<secret>[1-9]\d{4,10})(?!\d)/gi },
  // A log's 小测(9000000001) |
  { kind: 'qq', pattern: /(?<keep>[^\s()（）]\()(?<secret>[1-9]\d{4,10})(?=\) ?\|)/g },
  {
    kind: 'ip',
    pattern:
      /(?<keep>(?:(?:v|ver|version|版本号?|qq)[ :：]{0,2})?)(?<![\w.])(?<secret>(?:\d{1,3}\.){3}\d{1,3})(?![\w]|\.\d)/gi,
    isSecret: (secret, keep) => keep === '' && isPersonalAddress(secret),
  },
  {
    kind: 'ip',
    pattern: /(?<![\w:.])(?<secret>[23][0-9a-f]{3}:(?:[0-9a-f]{0,4}:){2,6}[0-9a-f]{1,4})(?![\w:])/gi,
    isSecret: (secret) => /[a-f]|::/i.test(secret) || secret.split(':').length === 8,
  },
  {
    kind: 'address',
    pattern:
      /(?<keep>(?:地址|住址|家住|住在|我住|寄到|寄往|家在)(?:是|为|在)?[ :：]{0,3})(?<secret>[\u4e00-\u9fff\dA-Za-z#-]{4,60})/g,
    isSecret: isPlacePart,
  },
  {
    kind: 'address',
    pattern:
      /(?<keep>(?:address|live at|lives at|ship to|home at)(?: is)?[ :]{0,3})(?<secret>\d{1,5}[A-Za-z]? (?:[A-Z][a-z]{1,20} ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd)\b)/g,
  },
  {
    kind: 'user',
    pattern:
      /(?<keep>(?:[a-z]:|file:|(?<![\w.:/>]))[\\/]{1,4}(?:Users|用户|Documents and Settings|home)[\\/]{1,4})(?<secret>[^\\/:*?"<>|\r\n]{1,64}(?=[\\/])|[^\s\\/:*?"'<>|,;，。；)）]{1,64})/gi,
    isSecret: (secret) => !/^(?:public|default|all users|default user|shared)$/i.test(secret),
  },
]
