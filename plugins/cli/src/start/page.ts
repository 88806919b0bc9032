/** Decides whether the web page (console and sandbox) may be loaded: whoever reaches it commands the bot. */
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { isLoopback } from '@support-agent/deployment'
import { parse } from 'yaml'

/**
 * On an address that only this machine reaches: yes. On any other only where the configuration enables, and the
 * installation has, both the log-in (`auth`) and a database for it.
 * @param config the text of koishi.yml
 * @param directory where packages are looked for
 */
export function mayServePage(host: string, config: string, directory: string): boolean {
  if (isLoopback(host)) return true
  const names = enabledPlugins(config)
  const isInstalled = installedIn(directory)
  return (
    names.some((name) => name === 'auth' && isInstalled(name)) &&
    names.some((name) => isDatabase(name) && isInstalled(name))
  )
}

/** Names of the plugins that load whatever the environment is: not disabled (`~`) and without a condition (`$if`). */
export function enabledPlugins(config: string): string[] {
  const document: unknown = parse(config)
  return isGroup(document) ? namesIn(document.plugins) : []
}

function namesIn(plugins: unknown): string[] {
  if (!isGroup(plugins)) return []
  return Object.entries(plugins).flatMap(([key, value]) => {
    if (key.startsWith('~') || key.startsWith('$') || (isGroup(value) && '$if' in value)) return []
    const name = key.split(':', 1)[0] ?? ''
    return name === 'group' ? namesIn(value) : [name]
  })
}

function isDatabase(name: string): boolean {
  return /^(?:@koishijs\/plugin-|koishi-plugin-)?database-/.test(name)
}

function installedIn(directory: string): (name: string) => boolean {
  const { resolve: find } = createRequire(resolve(directory, 'koishi.yml'))
  return (name) =>
    [`@koishijs/plugin-${name}`, `koishi-plugin-${name}`, name].some((candidate) => {
      try {
        find(candidate)
        return true
      } catch {
        return false
      }
    })
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
