/** Each scene of `manners/`, a rule each: who says what when, and what the bot says. `UPDATE_CHATS=1` writes what was played. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Logger } from 'koishi'
import { replyMatches } from '../helpers/chat-match'
import { playScene } from '../helpers/play-scene'
import { parseScene, type Scene } from '../helpers/scene'

jest.mock('../../plugins/support-agent/src/trainer', () => jest.requireActual('../helpers/learn-at-once'))
jest.setTimeout(60_000)

// What goes wrong here is meant to: nobody has to read of it.
Logger.targets.splice(0)

const FOLDER = join(__dirname, 'manners')
const SCENES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.chat'))
  .map((name) => ({ name: name.slice(0, -'.chat'.length), path: join(FOLDER, name) }))

/** The scene with what was heard; words that match stay as the file has them. */
function written({ acts }: Scene, heard: readonly (readonly string[])[]): string[] {
  return acts.flatMap(({ line, heard: expected }, i) => [
    line,
    ...(heard[i] ?? []).flatMap((words, j) => {
      const known = expected[j]
      return `bot${known !== undefined && replyMatches(known, words) ? known : words}`
        .split('\n')
        .map((part, at) => (at ? `  ${part}` : part))
    }),
  ])
}

test.each(SCENES)('$name', async ({ name, path }) => {
  const text = readFileSync(path, 'utf8')
  const scene = parseScene(text, name)
  const heard = await playScene(scene)
  if (process.env.UPDATE_CHATS) {
    writeFileSync(path, [text.slice(0, text.indexOf('\n\n') + 1), ...written(scene, heard), ''].join('\n'))
    return
  }
  const expected = scene.acts.map((act) => act.heard)
  expect(written(scene, heard)).toEqual(written(scene, expected))
})
