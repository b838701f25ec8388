/** The page of one unit on one day: how many comply, below it, over time, and why the others do not. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { EXPIRING_DAYS } from '~/domain/compliance/evaluate'
import { type ComplianceOverview, type Count, type CountOnDay, type UnitCounts, type UnitOnDay, shareOf, sumCounts } from '~/domain/compliance/overview'
import { previousQuarterEnd, quarterEndsAfter, quarterEndsUntil } from '~/domain/compliance/quarter'
import { addDays, type Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { findCauses } from './find-causes.server'
import { findExpiringCounts } from './find-expiring-counts.server'
import { findStandingCounts } from './find-standing-counts.server'
import { findUnitTrees } from './find-unit-trees.server'
import { getUnitPath } from './get-unit-path.server'

const PAST_QUARTERS = 8
const NEXT_QUARTERS = 4

export type OverviewRefusal = Refusal | 'not_found'

export async function loadComplianceOverview({ actor, unitId, asOf }: { actor: Actor; unitId: string; asOf: Day }): Promise<Result<ComplianceOverview, OverviewRefusal>> {
  const [unit, ...ancestors] = await getUnitPath(unitId, asOf)
  if (unit === undefined) return err('not_found')
  const decision = may(actor, 'viewUnitStanding', { unitPath: [unit, ...ancestors].map((one) => one.unitId) })
  if (!decision.ok) return err(decision.reason)

  const past = quarterEndsUntil(addDays(asOf, -1), PAST_QUARTERS)
  const ahead = quarterEndsAfter(asOf, NEXT_QUARTERS)
  const trees = await findUnitTrees(unitId, [...past, asOf, ...ahead])
  const here = trees.get(asOf) ?? []
  // Who asks for the whole tree asks for every unit: no list of ids to compare with.
  const whole = unit.parentId === null
  const idsNow = whole ? null : here.map((one) => one.unitId)
  const idsEver = whole ? null : [...new Set([...trees.values()].flat().map((one) => one.unitId))]
  const [counts, expiring, causes] = await Promise.all([
    findStandingCounts(idsEver, [...trees.keys()]),
    findExpiringCounts(idsNow, asOf, addDays(asOf, EXPIRING_DAYS)),
    findCauses(idsNow, asOf),
  ])

  const on = (day: Day): CountOnDay => {
    const count = sumCounts((trees.get(day) ?? []).flatMap((one) => counts.get(day)?.get(one.unitId) ?? []))
    return { on: day, ...count, share: shareOf(count) }
  }
  const countsNow = counts.get(asOf) ?? new Map<string, Count>()
  const now = on(asOf)
  const { children, direct, expiringAll } = rollUp(here, countsNow, expiring)
  return ok({
    asOf, unit, ancestors, people: now.people, met: now.met, notMet: now.people - now.met, share: now.share, expiring: expiringAll,
    previous: on(previousQuarterEnd(asOf)), direct, children, causes,
    trend: { actual: [...past.map(on), now], forecast: ahead.map(on) },
  })
}

type Tally = Count & { expiring: number }

/** Sums every unit of the tree into the child of the root that it lies under. In: the root first, parents before children. */
function rollUp(tree: readonly UnitOnDay[], counts: ReadonlyMap<string, Count>, expiring: ReadonlyMap<string, number>) {
  const root = tree[0]
  const topOf = new Map<string, string>()
  const tallies = new Map<string, Tally>()
  for (const { unitId, parentId } of tree) {
    const top = parentId === null || parentId === root?.unitId || unitId === root?.unitId ? unitId : (topOf.get(parentId) ?? unitId)
    topOf.set(unitId, top)
    const own = counts.get(unitId) ?? { people: 0, met: 0 }
    const before = tallies.get(top) ?? { people: 0, met: 0, expiring: 0 }
    tallies.set(top, { people: before.people + own.people, met: before.met + own.met, expiring: before.expiring + (expiring.get(unitId) ?? 0) })
  }
  const figures = (unitId: string) => {
    const tally = tallies.get(unitId) ?? { people: 0, met: 0, expiring: 0 }
    return { ...tally, share: shareOf(tally), notMet: tally.people - tally.met }
  }
  const children: UnitCounts[] = tree.filter(({ parentId, unitId }) => parentId === root?.unitId && unitId !== root?.unitId).map((unit) => ({ ...unit, ...figures(unit.unitId) }))
  return { children, direct: figures(root?.unitId ?? ''), expiringAll: [...tallies.values()].reduce((sum, one) => sum + one.expiring, 0) }
}
