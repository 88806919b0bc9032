/** The rules of good manners as Koishi's console shows them, made from their table. */
import { Schema } from 'koishi'
import { isRule, type MannersSettings, RULES, type Rule, type RuleGroup } from './settings'

const KINDS: Readonly<Record<Rule<number>['kind'], () => Schema<number>>> = {
  time: () => Schema.natural().role('ms'),
  count: () => Schema.natural(),
  share: () => Schema.percent().step(0.01),
  ratio: () => Schema.number().step(0.5),
  flag: () => Schema.number(),
}

export const Manners = schemaOf(RULES) as Schema<MannersSettings>

function schemaOf(group: RuleGroup): Schema {
  return Schema.object(
    Object.fromEntries(
      Object.entries(group).map(([name, rule]) => [name, isRule(rule) ? entryOf(rule) : schemaOf(rule)]),
    ),
  )
}

function entryOf(rule: Rule<number> | Rule<boolean>): Schema {
  if (typeof rule.default === 'boolean') return Schema.boolean().default(rule.default)
  const { kind, default: value, least = 0, most = Number.MAX_SAFE_INTEGER } = rule
  return KINDS[kind]().min(least).max(most).default(value)
}
