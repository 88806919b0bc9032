/** Wine: `0024:err:module:import_dll …`. */
import { byPattern } from '../shape'

export const wine = byPattern(
  'wine',
  /^(?:\d{1,9}\.\d{3}:)?[\da-f]{4}:(?:[\da-f]{4}:)?(?<level>fixme|err|warn|trace):(?<logger>\w{1,40}):/,
)
