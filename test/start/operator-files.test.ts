/** The files that an operator copies and runs agree with the code. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { VARIABLES } from '@support-agent/deployment'
import { parse } from 'yaml'
import { ROOT } from './bot-process'

const textOf = (name: string) => readFileSync(join(ROOT, name), 'utf8')

test('.env.example names every variable, in order, and is harmless as it is', () => {
  const example = textOf('.env.example')
  expect(example.match(/^[A-Z_]+(?==)/gm)).toEqual(VARIABLES)
  expect(Object.values(parseEnv(example)).join('')).toBe('')
})

test('koishi.yml reads every variable', () => {
  const config = textOf('koishi.yml')
  expect(VARIABLES.filter((variable) => !config.includes(`env.${variable}`))).toEqual([])
})

test('in docker-compose the bot has a token, no port outside and no way out of the private network', () => {
  const { services, networks } = parse(textOf('docker-compose.yml'))
  expect(services.bot.environment.ONEBOT_TOKEN).toMatch(/^\$\{ONEBOT_TOKEN:\?/)
  expect(services.bot.ports).toBeUndefined()
  expect(services.bot.networks.map((name: string) => networks[name])).toEqual([{ internal: true }])
  expect(services.napcat.ports).toEqual(['127.0.0.1:6099:6099'])
})
