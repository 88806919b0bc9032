/** Programs talk in lines: one JSON value in, one out, in order; a wrong line gets an error in its place. */
import { createInterface } from 'node:readline'
import { say } from './words'

type Key = Parameters<typeof say>[0]

/** What is wrong with a line, by its key among the words. */
export interface WrongLine {
  readonly wrong: Key
}

/**
 * Answers each line of standard input that is not blank.
 * @returns the exit code: 1 when a line was wrong
 */
export async function answerLines(
  answer: (line: string) => object | WrongLine | Promise<object | WrongLine>,
): Promise<number> {
  let number = 0
  let code = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (!line.trim()) continue
    const result = await answer(line)
    if (!('wrong' in result)) {
      process.stdout.write(`${JSON.stringify(result)}\n`)
      continue
    }
    code = 1
    const error = say('wrong-line', { line: number, what: say(result.wrong) })
    process.stderr.write(`${error}\n`)
    process.stdout.write(`${JSON.stringify({ error })}\n`)
  }
  return code
}
