/** The few numbers that weigh one kind of evidence against another; fitted on labelled cases, see docs/knowledge.md. */

import type { EvidenceSource } from './evidence'
import fitted from './fitted-balance.json'
import fittedToCounts from './fitted-counts-balance.json'

export interface Balance {
  /** Exponent of the words' calibrated likelihood. */
  readonly words: number
  /** Exponent of ln prior. */
  readonly prior: number
  /** Exponent of a phrase that observes a value: its words have counted once already. */
  readonly phrase: number
  /** Exponent of a value observed by a reading, an answer or a finding, by source. */
  readonly source: Readonly<Record<EvidenceSource, number>>
  /** ln P(no to this topic | it is the right one) when the user says that it is none of those shown. */
  readonly rejected: number
  /** Logistic regression of "is this our subject?" over {@link ScopeFeatures}, in nats. */
  readonly scope: Readonly<Record<keyof ScopeFeatures | 'intercept', number>>
}

/** What tells whether a message concerns us at all. */
export interface ScopeFeatures {
  /** ln of the mass of our topics over the mass of what is not ours, by words and evidence. */
  readonly ours: number
  /** Share of the text's features that training has seen. */
  readonly known: number
}

/** For learned weights; fitted on the shipped cases: `npm run evaluate -- --fit plugins/diagnosis/src/fitted-balance.json`. */
export const DEFAULT_BALANCE: Balance = fitted

/** For counts alone; fitted with `--scorer counts` into `fitted-counts-balance.json`. */
export const COUNTS_BALANCE: Balance = fittedToCounts
