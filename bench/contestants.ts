/** The bots under comparison: as shipped, and an empty Koishi with the same plugins, loader and bridge. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SELF_ID } from '../test/onebot/peer'
import { ROOT, type StartOptions } from '../test/start/bot-process'

/** The agent's part of koishi.yml; it stands last. */
const AGENT = /^ {2}support-agent:[\s\S]*$/m
const PLUGIN = 'fixed-answer'

const env = { ONEBOT_SELF_ID: String(SELF_ID) }

/** How each is started; a folder of its own each time. */
export const SHIPPED: StartOptions = { env }

export const EMPTY: StartOptions = {
  env,
  config: readFileSync(join(ROOT, 'koishi.yml'), 'utf8').replace(AGENT, `  ./${PLUGIN}:fixed: {}\n`),
  files: { [`${PLUGIN}.ts`]: readFileSync(join(__dirname, `${PLUGIN}.ts`), 'utf8') },
}
