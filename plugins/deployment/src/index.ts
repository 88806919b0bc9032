/** The settings of a deployment: which environment variables there are, how they are read and what is wrong with them. */
export {
  type Account,
  accountName,
  type Parsed,
  parseAccounts,
  parseAdministrators,
  type UserAccount,
} from './accounts'
export { isAddress, isLoopback, pageAddress } from './hosts'
export { type Problem, VARIABLES, type Variable, type Warning } from './problems'
export {
  DEFAULTS,
  type Environment,
  given,
  type OneBotSettings,
  type Reading,
  readDeployment,
  type Settings,
} from './settings'
export { fill, type OperatorLocale, operatorLocale, problemLine, warningLine } from './words'
