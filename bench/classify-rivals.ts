/** Classifiers under comparison, each reduced to "which label". */
import {
  type LabelledText,
  labelsOf,
  learnedScorer,
  type Scorer,
  trainBayes,
  trainWeights,
} from '@support-agent/diagnosis'
import { BayesClassifier } from 'natural/lib/natural/classifiers'
import winkNaiveBayes from 'wink-naive-bayes-text-classifier'

export type Classify = (text: string) => string

export interface Contestant {
  readonly name: string
  readonly ours: boolean
  readonly train: (lines: readonly LabelledText[]) => Classify
}

/** The others get ready tokens from the cheapest splitting that serves: words, and single Han characters. */
function tokens(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9']+|[\u4e00-\u9fff]/g) ?? []
}

function best(scorer: Scorer): Classify {
  return (text) => {
    const { logProbabilities } = scorer.score(text)
    let highest = 0
    for (let i = 1; i < logProbabilities.length; i++) {
      if (logProbabilities[i]! > logProbabilities[highest]!) highest = i
    }
    return scorer.labels[highest]!
  }
}

export const CONTESTANTS: readonly Contestant[] = [
  {
    name: 'learned weights',
    ours: true,
    train: (lines) => best(learnedScorer(trainWeights({ labels: labelsOf(lines), utterances: lines, seed: 1 }))),
  },
  { name: 'counts only', ours: true, train: (lines) => best(trainBayes(labelsOf(lines), lines)) },
  {
    name: 'natural',
    ours: false,
    train: (lines) => {
      const classifier = new BayesClassifier()
      for (const { text, label } of lines) classifier.addDocument(tokens(text), label)
      classifier.train()
      return (text) => classifier.classify(tokens(text))
    },
  },
  {
    name: 'wink',
    ours: false,
    train: (lines) => {
      const classifier = winkNaiveBayes()
      classifier.definePrepTasks([tokens])
      classifier.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 })
      for (const { text, label } of lines) classifier.learn(text, label)
      classifier.consolidate()
      return (text) => classifier.predict(text)
    },
  },
]
