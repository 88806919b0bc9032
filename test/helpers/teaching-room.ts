/** The teaching room over the small knowledge of the chats, in memory, with a training that ends when a test says so. */
import { join } from 'node:path'
import { type LearnedWeights, mask, trainWeights, type WeightTraining } from '@support-agent/diagnosis'
import { checkTaught, openKnowledge } from '@support-agent/knowledge-base'
import { memoryStore } from '@support-agent/storage'
import { type Draft, Exchange, Journal, LiveKnowledge, Models, type Tally, Workshop } from '@support-agent/teaching'

export const PRINTERS = join(__dirname, '../conversations/printers-knowledge')
export const IN_GROUP = { platform: 'p', guild: 'g' } as const

/** A training that was asked for, and what became of it. */
export interface Asked {
  readonly training: WeightTraining
  cancelled: boolean
  /** Learns, and hands the weights over. */
  finish(): Promise<void>
}

export async function openTeachingRoom(tally: () => Tally = () => new Map()) {
  const trainings: Asked[] = []
  const waiting = new Set<() => void>()
  const source = openKnowledge(PRINTERS, { watch: false })
  const journal: Journal = new Journal(
    memoryStore(() => 0),
    () => 5,
    () => models.edited(),
  )
  const live = new LiveKnowledge(source, journal)
  const models: Models = new Models(live, () => source.current, {
    ...{ trainingWaits: 0, tally, trainingFailed: () => {} },
    later: (_, run) => {
      waiting.add(run)
      return () => void waiting.delete(run)
    },
    train: (training) => asked(training, trainings),
  })
  await journal.restore()
  const check = (operations: Parameters<typeof checkTaught>[0], sources: Parameters<typeof checkTaught>[1]) =>
    checkTaught(operations, sources, { links: [], sensitive: ['发财'], mask })
  return {
    ...{ source, journal, live, models, trainings },
    workshop: new Workshop({ journal, live, models, check }),
    exchange: (keep?: (name: string, text: string) => string) =>
      new Exchange({ source, sourcesIn: (scope) => live.state(scope).sources, keep }),
    /** What was put off begins. */
    pass: () => {
      for (const run of [...waiting]) {
        waiting.delete(run)
        run()
      }
    },
  }
}

export function draftBy(
  name: string,
  operations: Draft['operations'],
  more: Partial<Pick<Draft, 'scope' | 'undoes'>> = {},
): Draft {
  return { author: { hash: name, name }, scope: 'global', operations, ...more }
}

function asked(training: WeightTraining, trainings: Asked[]) {
  let resolve: (weights: LearnedWeights) => void = () => {}
  const promise = new Promise<LearnedWeights>((done) => {
    resolve = done
  })
  const one: Asked = {
    training,
    cancelled: false,
    finish: async () => {
      resolve(trainWeights(training))
      await promise
    },
  }
  trainings.push(one)
  return {
    weights: promise,
    cancel: () => {
      one.cancelled = true
    },
  }
}
