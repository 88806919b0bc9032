/** What can be wrong with the variables of a deployment, as data. */

/** Every environment variable that an operator sets. */
export const VARIABLES = [
  'ONEBOT_SELF_ID',
  'ONEBOT_PROTOCOL',
  'ONEBOT_ENDPOINT',
  'ONEBOT_PATH',
  'ONEBOT_TOKEN',
  'PORT',
  'HOST',
  'ADMINISTRATORS',
  'STAFF',
] as const

export type Variable = (typeof VARIABLES)[number]

export type Problem =
  | { readonly code: 'missing'; readonly variable: Variable }
  | { readonly code: 'invalid'; readonly variable: Variable; readonly value: string }
  /** Other machines can reach the port, so a OneBot peer has to prove who it is: a token is missing or too short. */
  | { readonly code: 'token-required'; readonly variable: 'ONEBOT_TOKEN'; readonly host: string }

/** A value that is right but does nothing: QQ is off, or the other direction is in use. */
export interface Warning {
  readonly variable: Variable
  readonly why: 'off' | 'reverse' | 'forward'
}
