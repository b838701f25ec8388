/**
 * The training plan of a unit and everything below it: the shortest path of everybody who does not meet the standard
 * today, added up. A fixed number of queries and two more for each 500 people; beyond MOST_PLANNED no plan is made.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import { reportingUnit } from '~/domain/compliance/reporting-unit'
import { leavesOf } from '~/domain/compliance/standing-tree'
import type { Pace } from '~/domain/compliance/study-days'
import { type PlannedOfficer, type TrainingPlan, lastDayOfPlan, trainingPlan } from '~/domain/compliance/training-plan'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { pool } from '~/server/db.server'
import { findOfficerRows } from './find-officer-rows.server'
import { findPathsToStandard } from './find-paths-to-standard.server'
import { findStandingTrees } from './find-standing-trees.server'
import { findUnitTrees } from './find-unit-trees.server'
import { getUnitPath } from './get-unit-path.server'
import type { OverviewRefusal } from './load-compliance-overview.server'

/** A district has some thousands of officers; a plan of more people would hold up everybody else's pages. */
export const MOST_PLANNED = 5000

export type UnitPlan = {
  readonly unit: UnitOnDay
  readonly ancestors: readonly UnitOnDay[]
  readonly reporting: UnitOnDay
  readonly start: Day
  readonly pace: Pace
  readonly people: number
  readonly notMet: number
  /** Units directly below, to choose from where the unit is too large. */
  readonly below: readonly UnitOnDay[]
  /** Null: too many people. */
  readonly plan: TrainingPlan | null
  /** By unit and name. */
  readonly officers: readonly PlannedOfficer[]
}
export type PlanQuestion = { readonly actor: Actor; readonly act: 'viewUnitStanding' | 'exportStanding'; readonly unitId: string; readonly start: Day; readonly pace: Pace; readonly now: Date; readonly most?: number }

export async function loadTrainingPlan({ actor, act, unitId, start, pace, now, most = MOST_PLANNED }: PlanQuestion): Promise<Result<UnitPlan, OverviewRefusal>> {
  const today = dayOfInstant(now)
  const [unit, ...ancestors] = await getUnitPath(unitId, today)
  if (unit === undefined) return err('not_found')
  const decision = may(actor, act, { unitPath: [unit, ...ancestors].map((one) => one.unitId) })
  if (!decision.ok) return err(decision.reason)
  const units = (await findUnitTrees(unitId, [today])).get(today) ?? []
  const ids = units.map((one) => one.unitId)
  const counts = await countPeople(ids, today, today)
  const base = { unit, ancestors, reporting: reportingUnit(actor, unit, ancestors), start, pace, people: counts.people, notMet: counts.people - counts.met, below: units.filter(({ parentId }) => parentId === unitId) }
  if (base.notMet > most) return ok({ ...base, plan: null, officers: [] })
  const { rows } = await findOfficerRows({ units, asOf: today, filter: { state: 'missing', sort: 'unit' } })
  const officers = await planned(rows, { start, pace, now })
  const on = lastDayOfPlan(officers, start)
  const { lapsing } = await countPeople(ids, today, on)
  return ok({ ...base, plan: trainingPlan({ officers, people: counts.people, metNow: counts.met, lapsing, on }), officers })
}

async function planned(rows: readonly OfficerRow[], asked: { start: Day; pace: Pace; now: Date }): Promise<PlannedOfficer[]> {
  const trees = await findStandingTrees(rows.map(({ officerId }) => officerId), dayOfInstant(asked.now))
  const paths = await findPathsToStandard({ trees, ...asked })
  return rows.flatMap(({ officerId, staffCode, fullName, unitName, unitType, positionName }) => {
    const [path, tree] = [paths.get(officerId), trees.get(officerId)]
    return path && tree ? [{ officerId, staffCode, fullName, unitName, unitType, positionName, missing: leavesOf(tree).filter(({ state }) => state === 'missing').length, path }] : []
  })
}

/** People of some units, who of them meets the standard, and who of these is known not to on a later day. */
async function countPeople(unitIds: readonly string[], today: Day, later: Day): Promise<{ people: number; met: number; lapsing: number }> {
  const { rows } = await pool().query<{ people: number; met: number; lapsing: number }>({
    text: `SELECT count(*)::int AS people, count(*) FILTER (WHERE s.meets)::int AS met,
        count(*) FILTER (WHERE s.meets AND EXISTS (SELECT 1 FROM standing_span n WHERE n.officer_id = s.officer_id AND NOT n.meets AND n.valid_from <= $3 AND (n.valid_to IS NULL OR n.valid_to > $3)))::int AS lapsing
      FROM standing_span s WHERE s.unit_id = ANY($1::uuid[]) AND s.valid_from <= $2 AND (s.valid_to IS NULL OR s.valid_to > $2)`,
    values: [[...unitIds], today, later],
  })
  return rows[0] ?? { people: 0, met: 0, lapsing: 0 }
}
