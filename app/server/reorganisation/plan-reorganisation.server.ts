/**
 * The dry run: the lines of the file against units, people and roles as they are now. Nothing is written but the plan, with
 * the ids that new units will have. One reading of the database, so that the plan and its digest speak of the same facts.
 */
import { setImmediate as breath } from 'node:timers/promises'
import type { Day } from '~/domain/kernel/day'
import { assignPeople } from '~/domain/reorganisation/assign-people'
import { carryRoles } from '~/domain/reorganisation/carry-roles'
import { treeAfter } from '~/domain/reorganisation/check-units'
import { countFlows } from '~/domain/reorganisation/count-flows'
import { type FollowedDependent, type HeldDependent, followDependents } from '~/domain/reorganisation/follow-dependents'
import { planUnits } from '~/domain/reorganisation/plan-units'
import type { UnitFace, UnitPlan } from '~/domain/reorganisation/reorganisation'
import type { Surroundings } from '~/domain/reorganisation/settle-rows'
import { fromColumn } from '~/server/day-column.server'
import { type Transaction, db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { type Claimed, TakenElsewhere } from '~/server/job/take-up-work.server'
import { inspectFile } from '~/server/roster/inspect-file.server'
import { storableJson } from '~/server/roster/storable-json.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { findHeldDependents } from './find-held-dependents.server'
import { findDigest, findPostingsIn, findRolesIn, loadUnitsAround, phraseAfter } from './load-reorganisation-facts.server'
import { type ReadMapping, readMapping } from './read-mapping.server'
import type { PlannedRole, StoredPlan } from './stored-plan.server'

const PIECE = 2000
const LONG = { maxWait: 30_000, timeout: 300_000, isolationLevel: 'RepeatableRead' } as const

/** Out: why the file cannot be read, a key of the catalogue; null when it was planned. */
export async function planReorganisation({ id, claim }: Claimed, now: Date): Promise<string | null> {
  const { bytes, unitId, effectiveOn } = await db().reorganisation.findUniqueOrThrow({ where: { id }, select: { bytes: true, unitId: true, effectiveOn: true } })
  const inspected = await inspectFile(Buffer.from(bytes))
  if (!inspected.ok) return inspected.reason
  const read = await readMapping(Buffer.from(bytes), inspected.value)
  if (!read.ok) return read.reason
  await db().$transaction((tx) => plan(tx, { id, claim, rootId: unitId, on: fromColumn(effectiveOn), mapping: read.value, now }), LONG)
  return null
}

type PlanInput = { readonly id: string; readonly claim: string; readonly rootId: string; readonly on: Day; readonly mapping: ReadMapping; readonly now: Date }

async function plan(tx: Transaction, { id, claim, rootId, on, mapping, now }: PlanInput): Promise<void> {
  const run = queriesOf(tx)
  const around = await loadUnitsAround(run, rootId, on)
  const units = planUnits(mapping.lines.filter(({ faults }) => faults.length === 0).map(({ entry }) => entry), around)
  const sources = [...units.destinations.keys()]
  const involved = [...new Set([...sources, ...units.outcomes.filter(({ kind }) => kind !== 'created').map(({ key }) => key)])]
  const [people, positions, held] = [await findPostingsIn(run, sources, on), await tx.position.findMany({ select: { code: true } }), await findRolesIn(run, involved, on)]
  const { moves, faults } = assignPeople(units, people, new Set(positions.map(({ code }) => code)))
  const main = new Set(people.filter(({ kind }) => kind === 'main').map(({ postingId }) => postingId))
  const ids = new Map(units.outcomes.map(({ key, kind }) => [key, kind === 'created' ? newId() : key]))
  const idOf = (key: string) => ids.get(key) ?? key
  const placed = moves.map((move) => ({ ...move, to: move.to === null ? null : idOf(move.to) }))
  const stored: StoredPlan = {
    ...unitsOf(units, around, idOf),
    sources,
    flows: countFlows(placed, (posting) => main.has(posting)),
    roles: rolesOf(held, units, on, idOf),
    dependents: dependentsOf(await findHeldDependents(run, [...successorsOf(units).keys()], on), units, idOf),
    faults: [...units.faults, ...faults],
    officers: new Set(placed.map(({ officerId }) => officerId)).size,
    unassigned: placed.filter(({ to }) => to === null).length,
  }
  await tx.reorganisationMove.deleteMany({ where: { reorganisationId: id } })
  for (let at = 0; at < placed.length; at += PIECE) {
    await tx.$executeRaw`
      INSERT INTO reorganisation_move (reorganisation_id, posting_id, officer_id, from_unit_id, to_unit_id, written)
      SELECT ${id}::uuid, "postingId", "officerId", "from", "to", '{}' FROM json_to_recordset(${JSON.stringify(placed.slice(at, at + PIECE))}::json) AS r("postingId" uuid, "officerId" uuid, "from" uuid, "to" uuid)`
    await breath()
  }
  const digest = await findDigest(run, on, sources, involved)
  const { count } = await tx.reorganisation.updateMany({ where: { id, state: 'planning', claim }, data: { state: 'planned', fault: null, mapping: JSON.parse(storableJson(mapping)) as object, plan: JSON.parse(storableJson(stored)) as object, digest, plannedAt: now, workedAt: null, done: 0, total: stored.officers } })
  // Somebody else planned it meanwhile, or it has another file now: these moves are of another plan.
  if (count === 0) throw new TakenElsewhere()
}

function unitsOf({ outcomes, events }: UnitPlan, around: Surroundings, idOf: (key: string) => string): Pick<StoredPlan, 'units' | 'events'> {
  const after = treeAfter(outcomes, around.units)
  const faceOf = (face: UnitFace | null) => (face === null ? null : { ...face, parentKey: face.parentKey === null ? null : idOf(face.parentKey) })
  return {
    units: outcomes.map(({ key, kind, before, after: face, changes }) => ({ id: idOf(key), kind, changes, after: faceOf(face), nameBefore: before === null ? null : around.phrase(key), nameAfter: face === null ? null : phraseAfter(key, after) })),
    events: events.map(({ type, from, to }) => ({ type, from: from.map(idOf), to: to.map(idOf) })),
  }
}

/** Where each unit that ends goes. */
function successorsOf({ outcomes, destinations }: UnitPlan): Map<string, string[]> {
  return new Map(outcomes.flatMap(({ key, kind }) => (kind === 'closed' ? [[key, [...new Set((destinations.get(key) ?? []).map((one) => one.key))]] as const] : [])))
}

function dependentsOf(held: readonly HeldDependent[], units: UnitPlan, idOf: (key: string) => string): FollowedDependent[] {
  const after = new Map(units.outcomes.map(({ key, after: face }) => [key, face?.parentKey ?? null]))
  return followDependents(held, successorsOf(units), (key) => after.get(key) ?? null).map((one) => ({ ...one, into: one.into === null ? null : idOf(one.into) }))
}

function rolesOf(held: Awaited<ReturnType<typeof findRolesIn>>, units: UnitPlan, on: Day, idOf: (key: string) => string): PlannedRole[] {
  const carried = new Map(carryRoles(held, successorsOf(units), on).map((one) => [one.roleId, one]))
  return held.flatMap(({ id, userId, who, role, unitId }) => {
    const found = carried.get(id)
    return found === undefined ? [] : [{ id, userId, who, role, unitId, into: found.into.map(({ key, span }) => ({ unitId: idOf(key), span })), goesOn: found.goesOn.map(idOf) }]
  })
}
