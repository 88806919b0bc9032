/** Decides whether the web page (console and sandbox) may be loaded: whoever reaches it commands the bot. */
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { isLoopback } from '@support-agent/deployment'
import { parse } from 'yaml'

/**
 * On an address that only this machine reaches: yes. On any other only where the configuration enables, and the
 * installation has, both the log-in (`auth`) and a database for it.
 * @param config the text of koishi.yml
 * @param isInstalled whether a plugin can be loaded, by its short name
 */
export function mayServePage(host: string, config: string, isInstalled: (plugin: string) => boolean): boolean {
  if (isLoopback(host)) return true
  const usable = enabledPlugins(config).filter(isInstalled)
  return usable.includes('auth') && usable.some((name) => name.startsWith('database-'))
}

/** Names of the plugins that load whatever the environment is: not disabled (`~`) and without a condition (`$if`). */
export function enabledPlugins(config: string): string[] {
  const document: unknown = parse(config)
  return isGroup(document) ? namesIn(document.plugins) : []
}

/** Looks for plugins where Koishi does, from `directory` up. */
export function installedIn(directory: string): (plugin: string) => boolean {
  const { resolve: find } = createRequire(resolve(directory, 'koishi.yml'))
  return (plugin) =>
    [`@koishijs/plugin-${plugin}`, `koishi-plugin-${plugin}`].some((name) => {
      try {
        find(name)
        return true
      } catch {
        return false
      }
    })
}

function namesIn(plugins: unknown): string[] {
  if (!isGroup(plugins)) return []
  return Object.entries(plugins).flatMap(([key, value]) => {
    if (key.startsWith('~') || key.startsWith('$') || (isGroup(value) && '$if' in value)) return []
    const name = key.split(':', 1)[0] ?? ''
    return name === 'group' ? namesIn(value) : [name]
  })
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
