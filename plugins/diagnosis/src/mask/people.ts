/** What leads to a person: addresses, numbers, accounts and names in paths. One rule a shape, in the order in which they run. */
import { isCalendarDay, isIdentityNumber, isPersonalAddress, isPlacePart } from './checks'
import { GLUE, type MaskRule, misreadable, QUOTES } from './rule'

const ROLES = misreadable('user|self|group|sender|operator|target|peer|member|friend|bot|owner|robot|host')

export const PEOPLE: readonly MaskRule[] = [
  { kind: 'email', pattern: /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}(?![\w-])/gi },
  {
    kind: 'identity',
    pattern:
      /(?<![\dA-Za-z])(?<secret>[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?![\dA-Za-z])/g,
    isSecret: isIdentityNumber,
  },
  {
    kind: 'phone',
    // What is counted may have as many digits.
    pattern:
      /(?<![\w.]|(?:播放|浏览|阅读|点击|观看|订单号?|单号)量?[ :：]{0,2})(?:\+?86[ -]?)?1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?!\w|\.\d| ?(?:bytes|字节|次|人|元|毫秒|播放))/g,
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
      `(?<keep>(?<![a-z])(?:${ROLES})[_-]? ?(?:id|uin|qq)s?${GLUE}(?:\\[ ?${QUOTES})?|(?<![a-z])(?:uin|uid|qq|nk|account|group|friend|bots?|peeruid|peeruin|x-self-id|selfid|master(?:qq)?|(?:super|white|black)?(?:users?|admins?|list))${GLUE}(?:\\[ ?${QUOTES})?o?0{0,3}|<at id=\\\\{0,8}["“”'])(?<secret>[1-9]\\d{4,11})(?![\\d]|\\.\\d)`,
      'gi',
    ),
  },
  // The others of a list.
  {
    kind: 'qq',
    pattern: new RegExp(`(?<keep><qq>${QUOTES})(?:,\\s{0,8}${QUOTES}[1-9]\\d{4,11}(?!\\d|\\.\\d)${QUOTES}){1,50}`, 'g'),
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
  { kind: 'qq', pattern: /(?<keep>Tencent Files(?:\\{1,16}|\/))(?<secret>[1-9]\d{4,10})(?!\d)/gi },
  // A log's 小测(9000000001) | and [测试群(9000000001)]; 收到群 交流群(9000000001) 内的消息, 私聊 (9000000001)
  { kind: 'qq', pattern: /(?<keep>[^\s()（）]\()(?<secret>[1-9]\d{4,10})(?=\) ?[|\]])/g },
  {
    kind: 'qq',
    pattern:
      /(?<keep>(?:群|私聊|好友|用户|来自|Friend|Group|Member|Stranger|User)[^\s()（）]{0,24} ?[(（])(?<secret>[1-9]\d{4,10})(?=[)）])/g,
  },
  // Without 号 or a sign only a long number.
  {
    kind: 'qq',
    pattern:
      /(?<keep>(?:好友|群友|群里|发(?:送)?给|来自群?|被|主人(?:qq)?) ?)(?<secret>[1-9]\d{7,10})(?![\d.a-z]| ?(?:人|次|个|条|元|块|多))/gi,
    isSecret: (secret) => !isCalendarDay(secret),
  },
  // The account as a field of a log line, and in the names of a program's files and flags.
  {
    kind: 'qq',
    pattern:
      /(?<keep>(?<![^\s\]"'=|>:：])\[|(?<![a-z])(?:bot[ :：.]{1,2}|onebot v1[12] ))(?<secret>[1-9]\d{7,10})(?![\d.])/gi,
    isSecret: (secret) => !isCalendarDay(secret),
  },
  {
    kind: 'qq',
    pattern:
      /(?<keep>(?<![a-z])(?:napcat|onebot\d{0,2}|protocol|nt_qq)_|(?<![a-z])(?:data|temp|cache|users?|groups?|QQ)(?:\\{1,16}|\/)|(?<![\w-])-{1,2}(?:q{1,2}|account|uin)[ =])(?<secret>[1-9]\d{4,10})(?!\d)/gi,
  },
  {
    kind: 'ip',
    pattern:
      /(?<keep>(?:(?:v|ver|version|版本号?|qq)[ :：]{0,2})?)(?:(?<![\w.])|(?<=(?<![a-z])ip))(?<secret>(?:\d{1,3}\.){3}\d{1,3})(?![\w]|\.\d)/gi,
    isSecret: (secret, keep) => keep === '' && isPersonalAddress(secret),
  },
  {
    kind: 'ip',
    // A full one may have a port behind it.
    pattern:
      /(?<![\w:.])(?<secret>[23][0-9a-f]{3}(?:(?::[0-9a-f]{1,4}){7}(?=:\d{1,5}(?![\w:]))|:(?:[0-9a-f]{0,4}:){2,6}[0-9a-f]{1,4}(?![\w:])))/gi,
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
      /(?<keep>(?:[a-z]:|file:|\/mnt\/[a-z]|\/data|(?<![\w.:/>]))[\\/]{1,16}(?:Users|用户|Documents and Settings|home)[\\/]{1,16})(?<secret>[^\\/:*?"<>|\r\n]{1,64}(?=[\\/])|[^\s\\/:*?"'<>|,;，。；)）]{1,64})/gi,
    isSecret: (secret) => !/^(?:public|default|all users|default user|shared)$/i.test(secret),
  },
  {
    // A shell's prompt: somebody@host:~$
    kind: 'user',
    pattern: /(?<![\w.-])(?<secret>[a-z_][\w-]{0,31})(?=@[\w.-]{1,63}:[~/][^\s]{0,80}[$#])/gi,
    isSecret: (secret) => !/^(?:root|admin|ubuntu|debian|pi|user|bot)$/i.test(secret),
  },
]
