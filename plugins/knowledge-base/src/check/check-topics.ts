/** Checks a base's causes and guides: names that must exist, ids that must be unique, cautions, enough utterances. */
import { topicFiles } from '../compile'
import { isId } from '../layout'
import type { CauseFile, GuideFile } from '../schema'
import { isMap, type Report, show } from '../shape'
import { suggest } from '../suggest'
import { type BaseContext, reporter } from './base-context'

/** What a topic needs in order to be recognised in the many ways in which people say it. */
export const ENOUGH_UTTERANCES = 24

type Stated = CauseFile | GuideFile

export function checkTopics(context: BaseContext): void {
  const { base, find } = context
  checkExtends(context)
  checkOurs(context)
  for (const { kind, id, path, file } of topicFiles(base)) {
    const report = reporter(find, path)
    if (kind !== 'cause' && base.causes.has(id)) report([], 'duplicate-topic', { value: id })
    if ((kind === 'not-ours' || kind === 'vague') && base.guides.has(id)) report([], 'duplicate-topic', { value: id })
    if (!('remedies' in file)) continue
    checkEvidence(file, context, report)
    checkRemedies(file, report)
    checkClaims(file, context, report)
    const count = file.utterances.length
    if (count < ENOUGH_UTTERANCES) {
      report(['utterances'], 'few-utterances', { count: String(count), least: String(ENOUGH_UTTERANCES) })
    }
    if (kind === 'cause' && (file.claims ?? []).length === 0) report(['claims'], 'no-claims')
  }
}

function checkExtends({ base, all, find }: BaseContext): void {
  const names = all.map(({ id }) => id).filter((id) => id !== base.id)
  base.head?.data?.extends?.forEach((name, index) => {
    if (names.includes(name)) return
    find({
      file: base.head?.path ?? '',
      path: ['extends', index],
      code: 'unknown-base',
      params: { value: show(name), ...suggest(name, names) },
    })
  })
}

function checkOurs({ base, reach, find }: BaseContext): void {
  const names = reach.flatMap(({ notOurs }) => [...notOurs.keys()])
  base.head?.data?.ours?.forEach((name, index) => {
    if (names.includes(name.slice(name.indexOf('/') + 1))) return
    find({
      file: base.head?.path ?? '',
      path: ['ours', index],
      code: 'unknown-topic',
      params: { value: show(name), ...suggest(name, names) },
    })
  })
}

function checkEvidence(file: Stated, { variables }: BaseContext, report: Report): void {
  for (const [variable, chances] of Object.entries(file.evidence ?? {})) {
    const known = variables.get(variable)
    if (known === undefined) {
      const names = [...variables.keys()]
      report(['evidence', variable], 'unknown-variable', { value: show(variable), ...suggest(variable, names) })
      continue
    }
    if (known.data === undefined || !isMap(known.data.values)) continue
    const values = Object.keys(known.data.values)
    for (const value of Object.keys(chances)) {
      if (values.includes(value)) continue
      const params = { value: show(value), variable, ...suggest(value, values) }
      report(['evidence', variable, value], 'unknown-value', params)
    }
  }
}

function checkRemedies({ remedies }: Stated, report: Report): void {
  const seen = new Set<string>()
  remedies.forEach(({ id }, index) => {
    if (!isId(id)) report(['remedies', index, 'id'], 'bad-id', { value: show(id) })
    else if (seen.has(id)) report(['remedies', index, 'id'], 'duplicate-remedy', { value: id })
    seen.add(id)
  })
}

function checkClaims(file: Stated, { documents }: BaseContext, report: Report): void {
  const claims = file.claims ?? []
  claims.forEach(({ source: { document } }, index) => {
    if (documents.includes(document)) return
    const path = ['claims', index, 'source', 'document']
    report(path, 'unknown-document', { value: show(document), ...suggest(document, documents) })
  })
  const disputed = claims.findIndex(({ standing }) => standing === 'disputed')
  if (disputed >= 0 && file.caution === undefined) report(['claims', disputed], 'missing-caution')
}
