/** A newer fact takes the place of an older one about the same thing: "80MB" … "不是,是30M". */
import type { Evidence, Variable } from '@support-agent/diagnosis'

/** The older evidence that still stands beside the newer, followed by the newer. */
export function supersede(
  older: readonly Evidence[],
  newer: readonly Evidence[],
  variables: readonly Variable[],
): Evidence[] {
  const quantities = new Set(newer.flatMap((piece) => (piece.kind === 'reading' ? [piece.quantity] : [])))
  const renewed = new Set(
    newer.flatMap((piece) => (piece.kind === 'value' || piece.kind === 'not' ? [piece.variable] : [])),
  )
  for (const { id, quantity } of variables) {
    if (quantity === undefined) continue
    if (quantities.has(quantity)) renewed.add(id)
    if (renewed.has(id)) quantities.add(quantity)
  }
  const stands = (piece: Evidence) => {
    if (piece.kind === 'reading') return !quantities.has(piece.quantity)
    if (piece.kind === 'value' || piece.kind === 'not') return !renewed.has(piece.variable)
    return true
  }
  return [...older.filter(stands), ...newer]
}
