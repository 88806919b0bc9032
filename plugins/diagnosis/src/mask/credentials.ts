/** Credentials: what lets whoever reads it in. One rule a shape, in the order in which they run. */
import { GLUE, type MaskRule, misreadable, QUOTES } from './rule'

const VALUE = '[^\\s"\'`“”‘’\\\\&,;，。；<>(){}\\[\\]|%]'
/** In front of a name whatever it is a part of: `ONEBOT_ACCESS_`, `satori.`, `webhook`. */
const PREFIX = '(?<![a-z0-9_.-])[a-z0-9_.-]{0,40}'

const TOKEN_NAMES = misreadable(
  '(?:token|secret)|(?:app|client|secret|access|api|private|auth)[_-]? ?(?:key(?:[_-]? ?(?:id|secret))?|secret)|secret[_-]? ?(?:id|key)|skey|ptsig|rkey|tgt|signature|session[_-]?id|sessid|sessdata|bili_jct|ticket|credential',
)
const PASSWORD_NAMES = misreadable('pass(?:word|wd|phrase|code)?(?:[_-]?(?:md5|hash))?|pwd|密码|口令')
/** Words that stand where a secret could, and are none. */
const NO_SECRET =
  /^(?:null|none|undefined|true|false|nil|empty|missing|invalid|expired|required|error|failed|failure|ok|valid|verified|wrong|incorrect|not|is|was|has|and|or|the|string|number|yes|no|unset|unknown|refresh|login|bearer|basic|token|digest|bot|qqbot|mismatch\w*|option|flag|argument|parameter|验证\S*|\*+|\.{3}|x{3,}|<\S*|your\S*|\$\S*)$/i

function isSecretWord(secret: string): boolean {
  return !NO_SECRET.test(secret) && /^[\x21-\x7e]+$/.test(secret)
}

const hasDigitAndLetter = (secret: string) => /\d/.test(secret) && /[a-z]/i.test(secret) && isSecretWord(secret)

/** What people write between a name and its value instead of a sign. */
const VERB = '(?:(?:就|都)?是|为|[填写用设](?:的是?|成了?)?|(?:就|都)[填写用]|改成了?|改为|设置[为成]了?| ?is)'
const IS_NAMED = new RegExp(`(?:${VERB}|[:：])[ :：]{0,3}$`)

const PRIVATE_KEY = '(?:[A-Z]{1,12} ){0,3}PRIVATE KEY-----'

const KEYS: readonly MaskRule[] = [
  {
    // With its end whatever stands between, as a log puts a prefix before each line; of a cut one the lines that look like it.
    kind: 'key',
    pattern: new RegExp(
      `-----BEGIN ${PRIVATE_KEY}(?:(?:(?!-----BEGIN)[\\s\\S]){0,8000}?-----END ${PRIVATE_KEY}|(?:[A-Za-z0-9+/=\\s\\\\:,]|-(?!-)){0,8000}(?:[^\\n]{0,20}\\n(?=[^\\n]{0,80}[A-Za-z0-9+/]{32}))?(?:[^\\n]{0,80}[A-Za-z0-9+/]{32,80}={0,2}[^\\n]{0,20}(?:\\n|$)){0,100})`,
      'g',
    ),
  },
  {
    kind: 'key',
    pattern:
      /(?<![A-Za-z0-9_-])(?:sk-(?:[a-z]{2,8}-)?[A-Za-z0-9_-]{16,200}|[rs]k_(?:live|test)_[A-Za-z0-9]{16,100}|gh[pousr]_[A-Za-z0-9]{20,100}|github_pat_\w{20,120}|glpat-[\w-]{16,64}|xox[abprs]-[\w-]{10,120}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,40}|LTAI[A-Za-z0-9]{12,30}|AKID[A-Za-z0-9]{13,48}|npm_[A-Za-z0-9]{30,40}|hf_[A-Za-z0-9]{24,64}|dckr_pat_[\w-]{16,64}|ya29\.[\w-]{20,500}|GOCSPX-[\w-]{16,64})/g,
  },
  // Bots of Telegram and Discord.
  { kind: 'key', pattern: /(?<![\w-])\d{8,12}:AA[\w-]{30,40}(?![\w-])/g },
  { kind: 'key', pattern: /(?<![\w-])[MNO][\w-]{22,30}\.[\w-]{6}\.[\w-]{27,50}(?![\w-])/g },
]

const HEADERS: readonly MaskRule[] = [
  {
    kind: 'authorization',
    pattern: new RegExp(
      `(?<keep>(?:proxy-)?${misreadable('authorization')}(?:${GLUE}|\\\\*["'],? ?b?\\\\*["'])\\[?(?:(?:bearer|basic|token|digest|qqbot|bot)[ \\t]{1,3})?)(?<secret>[^\\s"'“”‘’\\\\,;<>&\\]]{4,4096})`,
      'gi',
    ),
    isSecret: isSecretWord,
  },
  {
    kind: 'authorization',
    pattern:
      /(?<keep>(?<![a-z])(?:bearer|basic)(?:[ +]|, ?)|(?<![a-z])bearer%20)(?<secret>[A-Za-z0-9+/=._~-]{8,4096})/gi,
    isSecret: (secret) => /\d/.test(secret) && isSecretWord(secret),
  },
  {
    kind: 'cookie',
    pattern: new RegExp(
      `(?<keep>(?<![a-z])(?:set-)?${misreadable('cookies?')}${GLUE})(?<secret>[\\w.%-]{1,64}=(?!<)[^\\r\\n"'“”\\\\<>，。]{1,4096})`,
      'gi',
    ),
  },
]

const TOKENS: readonly MaskRule[] = [
  { kind: 'token', pattern: /(?<![\w-])eyJ[\w-]{8,2000}\.[\w-]{4,4000}(?:\.[\w-]{0,2000})?/g },
  {
    kind: 'token',
    pattern: new RegExp(`(?<keep>${PREFIX}(?:${TOKEN_NAMES})${GLUE})(?<secret>${VALUE}{3,2048})`, 'gi'),
    isSecret: isSecretWord,
  },
  {
    // Names that mean other things as well: only what looks made by a machine.
    kind: 'token',
    pattern: new RegExp(
      `(?<keep>${PREFIX}(?:session(?:[_-]?key)?|[a-z]{0,12}key|sig|auth)${GLUE})(?<secret>${VALUE}{16,2048})`,
      'gi',
    ),
    isSecret: hasDigitAndLetter,
  },
  {
    // Python's ('access_token', '…'), and XML's element.
    kind: 'token',
    pattern: new RegExp(
      `(?<keep>${PREFIX}(?:${TOKEN_NAMES}|${PASSWORD_NAMES})(?:\\\\*["'] ?, ?b?\\\\*["']|>))(?<secret>${VALUE}{6,2048})(?=\\\\*["']|</)`,
      'gi',
    ),
    isSecret: hasDigitAndLetter,
  },
  {
    // "token 是 abc123", "access token 填的 abc123…": without a sign only what has a digit and is long.
    kind: 'token',
    pattern: new RegExp(
      `(?<keep>(?<![a-z])(?:${misreadable('token|secret')}|api ?key|密钥|令牌) ?${VERB}?[ :：]{0,3})(?<secret>[\\w.+/=-]{8,512})`,
      'gi',
    ),
    isSecret: hasDigitAndLetter,
  },
  {
    // --token abc, --access-token=abc
    kind: 'token',
    pattern: new RegExp(
      `(?<keep>(?<![\\w-])--?[a-z-]{0,24}(?:${TOKEN_NAMES})[ =]${QUOTES})(?<secret>${VALUE}{3,512})`,
      'gi',
    ),
    isSecret: isSecretWord,
  },
]

const PASSWORDS: readonly MaskRule[] = [
  {
    kind: 'password',
    pattern: new RegExp(`(?<keep>${PREFIX}(?:${PASSWORD_NAMES})${GLUE})(?<secret>${VALUE}{3,256})`, 'gi'),
    isSecret: isSecretWord,
  },
  {
    // In a row of Chinese words there is no beginning of a name.
    kind: 'password',
    pattern: new RegExp(`(?<keep>(?:密码|口令)${GLUE})(?<secret>${VALUE}{3,256})`, 'gi'),
    isSecret: isSecretWord,
  },
  {
    kind: 'password',
    pattern: new RegExp(
      `(?<keep>(?:(?<!忘记|忘了|找回|修改|重置|更改)(?:密码|口令)|(?<![a-z])(?:password|pwd))${VERB}?[ :：]{0,3})(?<secret>[\\x21-\\x3b\\x3d\\x3f-\\x7e]{4,64})`,
      'gi',
    ),
    isSecret: (secret, keep) =>
      isSecretWord(secret) &&
      (IS_NAMED.test(keep) ||
        (/\d/.test(secret) && !/^\d{1,5}$/.test(secret)) ||
        (/[密口]/.test(keep) && secret.length >= 8)),
  },
  {
    kind: 'password',
    pattern:
      /(?<keep>(?:验证码|校验码|动态码|verification code|otp)(?:是|为| is)?[ :：]{0,3})(?<secret>\d{4,8})(?!\d)/gi,
  },
  {
    // --password abc, mysql -uroot -pabc, curl -u admin:abc, redis-cli -a abc, requirepass abc
    kind: 'password',
    pattern: new RegExp(
      `(?<keep>(?<![\\w-])--[a-z-]{0,24}(?:${PASSWORD_NAMES})[ =]${QUOTES}|-u ?\\S{1,32} -p|(?<![\\w-])-u ?[^\\s:]{1,32}:|sshpass -p ?|redis-cli[^\\n]{0,60} -a |requirepass )(?<secret>${VALUE}{3,256})`,
      'gi',
    ),
    // docker run -u 1000:1000
    isSecret: (secret) => isSecretWord(secret) && !/^\d{1,5}$/.test(secret),
  },
  {
    kind: 'password',
    pattern: /(?<keep>[a-z][a-z0-9+.-]{1,20}:\/\/)(?<secret>[^\s/:@<>"']{0,64}:[^\s/<>"']{1,128})(?=@)/gi,
  },
]

export const CREDENTIALS: readonly MaskRule[] = [...KEYS, ...HEADERS, ...TOKENS, ...PASSWORDS]
