/** The tolerance of a numeric question as an amount: "5%" of the answer, for formats that know amounts only. */
import type { NumericDefinition } from '../question/kinds/numeric'

/** Not negative; without the dust of binary fractions. */
export function amountOf({ answer, tolerance }: Pick<NumericDefinition, 'answer' | 'tolerance'>): number {
  if (typeof tolerance === 'number') return tolerance
  const percent = Number(tolerance.replace('%', '').replace(',', '.'))
  return Number(((Math.abs(answer) * percent) / 100).toPrecision(12))
}
