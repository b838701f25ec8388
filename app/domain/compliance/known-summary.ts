/**
 * What is kept of a comparison of two times that was computed in the background, for the page that it was asked on: its
 * totals by units, without names or people. Names are those of the page. Source: issue "Compliance" (two times).
 */
import { z } from 'zod'
import type { KnownTotals } from './known-totals'
import type { UnitOnDay } from './overview'

const count = z.object({ people: z.int(), met: z.int() })
const pair = { then: count, now: count }
const knownSummary = z.object({ ...pair, different: z.int().nonnegative(), rows: z.array(z.object({ unitId: z.string(), ...pair })) })
export type KnownSummary = z.output<typeof knownSummary>

/** In: totals, and how many people differ. */
export function summaryOf({ then, now, rows }: KnownTotals, different: number): KnownSummary {
  return { then, now, different, rows: rows.map(({ unit, then: before, now: today }) => ({ unitId: unit.unitId, then: before, now: today })) }
}

/** The totals again, with the units of the page; null where they cannot be read or tell of a unit that the page does not have. */
export function totalsOf(kept: unknown, units: readonly UnitOnDay[]): (KnownTotals & { readonly different: number }) | null {
  const parsed = knownSummary.safeParse(kept)
  if (!parsed.success) return null
  const rows = parsed.data.rows.flatMap(({ unitId, ...figures }) => {
    const unit = units.find((one) => one.unitId === unitId)
    return unit ? [{ unit, ...figures }] : []
  })
  return rows.length === parsed.data.rows.length ? { ...parsed.data, rows } : null
}
