/** What demo data is drawn from: units before and after a reorganisation, positions with their standards, certificates. */
import type { Requirement } from '~/domain/standard/standard'
import { type Day, addDays } from '~/domain/kernel/day'
import { contains } from '~/domain/kernel/day-span'
import type { Transaction } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import type { Scenario } from './find-scenario.server'

export type WorldUnit = { id: string; level: string; type: string; name: string; code: string; parentId: string | null }
export type Units = { all: WorldUnit[]; byId: Map<string, WorldUnit>; byCode: Map<string, WorldUnit>; city: WorldUnit }
export type WorldPosition = { id: string; code: string; name: string }

export type World = {
  today: Day
  /** First day of the history. */
  start: Day
  /** The units people are first posted to. */
  before: Units
  now: Units
  positions: Map<string, WorldPosition>
  /** By code of the position: what its standard asks for today. */
  requirements: Map<string, readonly Requirement[]>
  /** Months of validity by id of the certificate type; 0 = without end. */
  months: Map<string, number>
  /** All units ever, for the text of a post on a past day. */
  unitNames: Map<string, WorldUnit>
}

async function unitsOn(tx: Transaction, day: Day): Promise<Units> {
  const all = await tx.$queryRaw<WorldUnit[]>`
    SELECT u.id::text AS id, u.level, v.type, v.name, COALESCE(v.official_code, '') AS code, v.parent_id::text AS "parentId"
    FROM unit_version v JOIN unit u ON u.id = v.unit_id
    WHERE v.valid_from <= ${day}::date AND (v.valid_to IS NULL OR v.valid_to > ${day}::date)
    ORDER BY u.level, v.official_code`
  const city = all.find((unit) => unit.level === 'city')
  if (!city) throw new Error('no city among the units: content/ is not loaded')
  return { all, city, byId: new Map(all.map((unit) => [unit.id, unit])), byCode: new Map(all.map((unit) => [unit.code, unit])) }
}

export async function loadWorld(tx: Transaction, scenario: Scenario, today: Day, start: Day): Promise<World> {
  const now = await unitsOn(tx, today)
  const before = scenario.reorganisation ? await unitsOn(tx, addDays(scenario.reorganisation.on, -1)) : now
  const positions = await tx.position.findMany({ select: { id: true, code: true, name: true }, orderBy: { code: 'asc' } })
  const standards = await findStandards(queriesOf(tx))
  const types = await tx.certificateType.findMany({ select: { id: true, validityMonths: true } })
  return {
    today, start, before, now,
    positions: new Map(positions.map((position) => [position.code, position])),
    requirements: new Map(positions.map(({ id, code }) => [code, standards.get(id)?.find((version) => contains(version.span, today))?.requirements ?? []])),
    months: new Map(types.map(({ id, validityMonths }) => [id, validityMonths])),
    unitNames: new Map([...before.all, ...now.all].map((unit) => [unit.id, unit])),
  }
}
