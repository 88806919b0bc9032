/** The shipped knowledge is complete, apart from its test, and teaches nothing that it must not. */
import { join } from 'node:path'
import { jaccard, trigrams } from '@support-agent/cli/src/evaluate/pairs'
import { NAMED_HOSTS, plainReply } from '@support-agent/conversation'
import { LOCALES, normalise, type Topic } from '@support-agent/diagnosis'
import { loadBases } from '@support-agent/knowledge-base'
import { tooAlike } from './apart'

const { bases, mistakes } = loadBases(join(__dirname, '../../knowledge'))
const base = bases.find(({ id }) => id === 'qq-offline-file')!
const common = bases.find(({ id }) => id === 'common')!
const topicsOf = (kind: Topic['kind']) => base.topics.filter((topic) => topic.kind === kind)
const bare = ({ id }: Topic) => id.slice(id.indexOf('/') + 1)

/** Ids that commands, evaluations and people rely on. */
const CAUSES = `
  file-too-large file-blocked-extension file-signature-mismatch file-sensitive-content file-entropy-abnormal file-corrupted
  receiver-antispam sender-rate-limited sender-region-hopping device-blacklisted device-insecure device-fingerprint-changed
  token-expired clock-skew tls-handshake-failed certificate-invalid packet-loss latency-jitter firewall-blocked dns-failure
  gateway-timeout ack-timeout cdn-misroute slow-network server-overloaded maintenance-window client-outdated
  receiver-offline-delay receiver-quota-full receiver-security-setting refusal-misread transfer-mode-confused file-expired
  sender-daily-quota receiver-not-friend proxy-tun-interference hosts-or-adblock corporate-upload-block security-scan-rejected
  file-banned-by-hash file-renamed-suffix file-in-use file-not-local path-or-name-illegal folder-not-supported
  disk-full-or-no-permission fat32-4gb group-upload-permission group-space-full file-recalled-or-deleted false-failure
  account-restricted client-modified stale-client-state device-chat-problem service-outage`
  .trim()
  .split(/\s+/)
const GUIDES = `
  error-codes pre-transfer-checklist transfer-monitoring collect-client-log how-transfer-works operator-remedies
  future-technology data-compliance five-step-fix big-file-options is-it-safe-to-open`
  .trim()
  .split(/\s+/)

describe('completeness', () => {
  it('loads without a mistake or a warning', () => expect(mistakes).toEqual([]))

  it('has every cause and guide', () => {
    expect(topicsOf('cause').map(bare)).toEqual(expect.arrayContaining(CAUSES))
    expect(topicsOf('guide').map(bare)).toEqual(expect.arrayContaining(GUIDES))
  })

  it.each([...topicsOf('cause'), ...topicsOf('guide')].map((topic) => [bare(topic), topic] as const))(
    '%s is said in two dozen ways, in two languages, with sources',
    (_id, topic) => {
      expect(topic.utterances.length).toBeGreaterThanOrEqual(24)
      expect(topic.remedies.length).toBeGreaterThan(0)
      expect(topic.claims.length).toBeGreaterThan(0)
      for (const locale of LOCALES) {
        const { title, summary, remedies } = topic.text[locale]
        expect([title, summary, ...topic.remedies.map(({ id }) => remedies[id])]).not.toContain(undefined)
        expect(Object.keys(remedies).sort()).toEqual(topic.remedies.map(({ id }) => id).sort())
      }
      expect(topic.text['en-US'].title).not.toMatch(/\p{Script=Han}/u)
    },
  )

  it('knows at least 25 lines of each kind of chat that is not ours', () => {
    const short = common.topics.filter(({ kind, utterances }) => kind === 'not-ours' && utterances.length < 25)
    expect(short.map(({ id }) => id)).toEqual([])
  })

  it('declares no evidence that no cause uses', () => {
    const used = new Set(base.topics.flatMap(({ evidence }) => Object.keys(evidence)))
    const declared = [...common.variables, ...base.variables].map(({ id }) => id)
    expect(declared.filter((id) => !used.has(id))).toEqual([])
  })
})

describe('what is never taught', () => {
  const FORBIDDEN: readonly (readonly [what: string, words: RegExp])[] = [
    [
      'getting round a check by another suffix or name',
      /(改|换)(个|成|掉)?(后缀|扩展名).{0,12}(就能|绕过|通过|再发)|rename.{0,30}(to pass|to get (through|past)|bypass)/i,
    ],
    ['changing bytes or hashes', /改(一个|几个)?(字节|哈希|md5|hash)|change (a|one) byte|change the hash/i],
    [
      'an encrypted archive to pass a check',
      /加密(压缩|打包).{0,10}(绕过|通过|再发)|encrypt(ed)? (zip|archive).{0,20}(to pass|to get|bypass)/i,
    ],
    [
      'switching protection off',
      /(?<!(不要|别|不用|不必|不建议)[^。;；]{0,6})(关闭|关掉|停用|卸载)(杀毒|防火墙|安全软件)|(?<!(not|never|n't) )(turn|switch) off (the |your )?(antivirus|firewall)|disable (the |your )?(antivirus|firewall)/i,
    ],
    ['a proxied log-in to look local', /(挂|用|开)(代理|vpn|梯子).{0,12}(同城|本地|异地登录)/i],
    [
      'changing device identities',
      /(?<!(不要|别|不用)[^。;；]{0,4})(改|换|伪造|修改)(imei|设备号|设备 ?id|机器码|mac 地址)|change (the |your )?(imei|device id)/i,
    ],
    [
      'unknown root certificates',
      /(?<!(不要|别)[^。;；]{0,4})安装.{0,6}根证书|(?<!(not|never|n't) )install.{0,20}root certificate/i,
    ],
    ['sending the message database', /(?<!(不要|别|千万别)[^。;；]{0,12})(把|发).{0,8}nt_qq.{0,8}(发给|上传)/i],
    ['unofficial unlocking', /(第三方|代)(解封|解冻)|unlock(ing)? service/i],
    ['a fixed day of waiting', /等(待)?\s?24\s?小时|wait 24 hours/i],
    ['splitting at 20 MB', /20\s?MB?.{0,6}(分卷|拆分|分割)|split.{0,20}20 ?MB/i],
  ]

  it.each(FORBIDDEN)('%s', (_what, words) => {
    const steps = base.topics.flatMap((topic) =>
      LOCALES.flatMap((locale) =>
        Object.entries(topic.text[locale].remedies).map(([id, text]) => `${topic.id}#${id}: ${text}`),
      ),
    )
    expect(steps.filter((step) => words.test(step))).toEqual([])
  })

  it('50001 has other advice than the clock, and 403 does not begin with the receiver', () => {
    const clock = base.topics.find((topic) => bare(topic) === 'clock-skew')!
    expect(clock.remedies.length).toBeGreaterThan(2)
    const antispam = base.topics.find((topic) => bare(topic) === 'receiver-antispam')!
    expect(antispam.claims.some(({ says, standing }) => says.includes('403') && standing === 'disputed')).toBe(true)
  })
})

describe('words that are sent', () => {
  it('names no host off the list and holds no link or markup', () => {
    const texts = base.topics.flatMap((topic) =>
      LOCALES.flatMap((locale) => {
        const { title, summary, remedies, caution } = topic.text[locale]
        return [title, summary, caution ?? '', ...Object.values(remedies)]
      }),
    )
    expect(NAMED_HOSTS).toContain('qq.com')
    expect(texts.filter((text) => plainReply(text) !== text.trim())).toEqual([])
  })
})

describe('the labelled cases', () => {
  it('are enough of each kind', () => {
    const of = (kind: string) => base.cases.filter(({ accepts }) => accepts === kind).length
    expect(base.cases.length).toBeGreaterThanOrEqual(600)
    expect(of('out-of-scope')).toBeGreaterThanOrEqual(180)
    expect(of('vague')).toBeGreaterThanOrEqual(40)
    const named = new Set(base.cases.flatMap(({ accepts }) => (typeof accepts === 'string' ? [] : accepts)))
    expect([...topicsOf('cause'), ...topicsOf('guide')].filter(({ id }) => !named.has(id))).toEqual([])
  })

  it('are not more than 0.6 alike to what the model learns from', () => {
    expect(tooAlike(base.cases, [...base.topics, ...common.topics])).toEqual([])
  })
})

describe('utterances of one topic', () => {
  it('are not alike but for a word', () => {
    const twins = base.topics.flatMap(({ id, utterances }) => {
      const lines = utterances.map((text) => ({ text, grams: trigrams(normalise(text)) }))
      return lines.flatMap((a, i) =>
        lines
          .slice(i + 1)
          .flatMap((b) =>
            a.text.length > 8 && jaccard(a.grams, b.grams) > 0.75 ? [`${id}: ${a.text} ~ ${b.text}`] : [],
          ),
      )
    })
    expect(twins).toEqual([])
  })
})
