/** `npm start`: checks the settings, then runs Koishi and says where to go. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { operatorLocale, problemLine, readDeployment, warningLine } from '@support-agent/deployment'
import { applySettings, readEnvironment } from './start/environment'
import { runKoishi } from './start/koishi'
import { installedIn, mayServePage } from './start/page'
import { isPortFree, whenListening } from './start/port'
import { greeting, portLine, startFailureLine } from './start/words'

/** Exit codes: 2 for settings that are wrong, 1 for a machine that does not let us. */
const WRONG_SETTINGS = 2
const NOT_NOW = 1

async function main(directory: string): Promise<void> {
  const env = readEnvironment(directory, process.env)
  const locale = operatorLocale(env)
  const reading = readDeployment(env)
  if ('problems' in reading) {
    for (const problem of reading.problems) console.error(problemLine(problem, locale))
    process.exitCode = WRONG_SETTINGS
    return
  }
  const { settings, warnings } = reading
  for (const warning of warnings) console.error(warningLine(warning, locale))

  const state = await isPortFree(settings.host, settings.port)
  if (state !== 'free') {
    console.error(portLine(state, settings, locale))
    process.exitCode = NOT_NOW
    return
  }

  const config = readFileSync(resolve(directory, 'koishi.yml'), 'utf8')
  const page = mayServePage(settings.host, config, installedIn(directory))
  applySettings(process.env, settings, page)
  await runKoishi(async () => {
    if (await whenListening(settings.host, settings.port)) console.log(greeting(settings, page, locale))
  })
}

main(process.cwd()).catch((error: unknown) => {
  console.error(startFailureLine(error, operatorLocale(process.env)))
  process.exitCode = NOT_NOW
})
