/** Finds what the browser loads: the console serves it as it is written, nothing is built. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The folder by its name below `node_modules`: the console serves nothing else, and a workspace's real path is elsewhere.
 * @throws where the package is not installed under its name
 */
export function clientFolder(): string {
  const places = require.resolve.paths('koishi-plugin-support-page') ?? []
  const folders = places.map((place) => join(place, 'koishi-plugin-support-page', 'client'))
  const folder = folders.find((candidate) => existsSync(join(candidate, 'index.js')))
  if (folder === undefined) throw new Error(`no ${folders.join(', ')}`)
  return folder
}
