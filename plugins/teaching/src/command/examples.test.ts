/** Every example of the help and of the manual for administrators is understood as it stands. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedKnowledge } from '../../../../test/helpers/shipped-model'
import aliases from '../../../support-agent/src/locales/aliases.json'
import enUS from '../../../support-agent/src/locales/en-US.json'
import zhCN from '../../../support-agent/src/locales/zh-CN.json'
import { readCommand } from './read-command'
import { TEACHING_COMMANDS, type TeachingCommand } from './wish'

const knowledge = shippedKnowledge()
const COMMANDS = new Map(
  TEACHING_COMMANDS.flatMap((command) => aliases[`support.${command}`].map((word) => [word, command] as const)),
)

const MANUAL = readFileSync(join(__dirname, '../../../../docs/administrators.md'), 'utf8')
const inManual = [...MANUAL.matchAll(/^@(?:机器人|bot) (.+(?:\n(?!@|```).+)*)$/gmu)]
  // Two spaces set a remark apart.
  .map(([, text = '']) => text.replace(/ {2,}.*$/gmu, ''))

const inHelp = [zhCN, enUS].flatMap(({ commands: { support } }) =>
  TEACHING_COMMANDS.flatMap((command) => Object.values(support[command].examples)),
)

function commandIn(text: string): [TeachingCommand | undefined, string] {
  const [first = '', ...rest] = text.replace(/^(?:支持|support) /u, '').split(/(?=\s)/u)
  return [COMMANDS.get(first), rest.join('')]
}

test.each([...new Set([...inManual, ...inHelp])])('%j', (text) => {
  const [command, words] = commandIn(text)
  expect(command).toBeDefined()
  if (!command) return
  expect(readCommand(command, words, { knowledge, quoted: '引用的话' })).not.toMatchObject({ kind: 'wrong' })
})

test("the manual shows every command that is nobody else's business", () => {
  const shown = new Set(inManual.map((text) => commandIn(text)[0]))
  const told = TEACHING_COMMANDS.filter(
    (command) => !shown.has(command) && !MANUAL.includes(aliases[`support.${command}`][0]!),
  )
  expect(told).toEqual([])
})
