/** The model that the running bot ends up with, over the shipped knowledge; trained once a test file. */
import { join } from 'node:path'
import { createModel, type Knowledge, type Model, trainingOf, trainScorer } from '@support-agent/diagnosis'
import { loadBases, selectKnowledge } from '@support-agent/knowledge-base'

export const KNOWLEDGE = join(__dirname, '../../knowledge')

let knowledge: Knowledge | undefined
let model: Model | undefined

export function shippedKnowledge(): Knowledge {
  knowledge ??= selectKnowledge(loadBases(KNOWLEDGE).bases)
  return knowledge
}

export function shippedModel(): Model {
  model ??= createModel(shippedKnowledge(), trainScorer(trainingOf(shippedKnowledge())))
  return model
}
