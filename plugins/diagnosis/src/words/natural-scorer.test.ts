/** natural's classifier behind our contract. */
import { trainNatural } from './natural-scorer'
import { testScorer } from './scorer-contract'

testScorer('natural', trainNatural)
