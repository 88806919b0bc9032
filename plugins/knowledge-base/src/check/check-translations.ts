/** Checks the English beside the Chinese: what lacks is a warning, what translates nothing is a mistake. */
import type { TranslatedFolder } from '../layout'
import type { ById } from '../parsed-base'
import type { CauseFile, EnglishEvidenceFile, EnglishTopicFile, EvidenceFile, GuideFile } from '../schema'
import { show } from '../shape'
import { suggest } from '../suggest'
import { type BaseContext, reporter } from './base-context'

type Lacks = readonly (string | undefined | false)[]

export function checkTranslations(context: BaseContext): void {
  const { base } = context
  checkFolder(context, 'causes', base.causes, base.english.causes, lackingTopic)
  checkFolder(context, 'guides', base.guides, base.english.guides, lackingTopic)
  checkFolder(context, 'evidence', base.evidence, base.english.evidence, lackingEvidence)
  checkRemedyNames(context)
  checkBaseFile(context)
}

/** A base with topics of its own is named to those who ask for help. */
function checkBaseFile({ base, find, speaksEnglish }: BaseContext): void {
  if (!speaksEnglish || base.causes.size + base.guides.size === 0) return
  const words = base.english.base?.data
  const fields = (['title', 'about', 'example'] as const).filter((field) => words?.[field] === undefined)
  const path = base.english.base?.path ?? `${base.id}/locales/en-US/base.yml`
  if (fields.length > 0) reporter(find, path)([], 'missing-translation', { value: fields.join(' · ') })
}

function checkFolder<C, E>(
  { base, find, speaksEnglish }: BaseContext,
  folder: TranslatedFolder,
  chinese: ById<C>,
  english: ById<E>,
  lacking: (chinese: C, english: E | undefined) => Lacks,
): void {
  const names = [...chinese.keys()]
  for (const [id, { path }] of english) {
    if (!chinese.has(id)) reporter(find, path)([], 'unknown-topic', { value: id, ...suggest(id, names) })
  }
  if (!speaksEnglish) return
  for (const [id, { data }] of chinese) {
    const words = english.get(id)
    if (data === undefined || (words !== undefined && words.data === undefined)) continue
    const path = words?.path ?? `${base.id}/locales/en-US/${folder}/${id}.yml`
    const fields = lacking(data, words?.data).filter((field) => typeof field === 'string')
    if (fields.length > 0) reporter(find, path)([], 'missing-translation', { value: fields.join(' · ') })
  }
}

function lackingTopic(chinese: CauseFile | GuideFile, english: EnglishTopicFile | undefined): Lacks {
  return [
    english?.title === undefined && 'title',
    english?.summary === undefined && 'summary',
    ...chinese.remedies.map(({ id }) => english?.remedies?.[id] === undefined && `remedies.${id}`),
    chinese.caution !== undefined && english?.caution === undefined && 'caution',
  ]
}

function lackingEvidence(chinese: EvidenceFile, english: EnglishEvidenceFile | undefined): Lacks {
  const values = Object.entries(chinese.values).flatMap(([id, { label, means }]) => {
    const words = english?.values?.[id]
    // A label without Chinese in it (a number, a code) reads the same in English.
    const needsLabel = /\p{Script=Han}/u.test(label) && words?.label === undefined
    return [
      needsLabel && `values.${id}.label`,
      means !== undefined && words?.means === undefined && `values.${id}.means`,
    ]
  })
  return [
    english?.title === undefined && 'title',
    ...values,
    chinese.ask !== undefined && english?.ask?.question === undefined && 'ask.question',
    chinese.ask !== undefined && english?.ask?.why === undefined && 'ask.why',
  ]
}

/** English for a remedy or a value that does not exist is words that nobody will ever read. */
function checkRemedyNames({ base, find }: BaseContext): void {
  for (const folder of ['causes', 'guides'] as const) {
    for (const [id, { path, data }] of base.english[folder]) {
      const chinese = base[folder].get(id)?.data
      if (chinese === undefined) continue
      const names = chinese.remedies.map((remedy) => remedy.id)
      for (const name of Object.keys(data?.remedies ?? {})) {
        if (names.includes(name)) continue
        reporter(find, path)(['remedies', name], 'unknown-remedy', { value: show(name), ...suggest(name, names) })
      }
    }
  }
  for (const [id, { path, data }] of base.english.evidence) {
    const chinese = base.evidence.get(id)?.data
    if (chinese === undefined) continue
    const names = Object.keys(chinese.values)
    for (const name of Object.keys(data?.values ?? {})) {
      if (names.includes(name)) continue
      reporter(find, path)(['values', name], 'unknown-value', { value: show(name), ...suggest(name, names) })
    }
  }
}
