/**
 * Puts a later structure of units in force: districts and communes of the one before end on its day, its own begin, and
 * events record which went into which. New units get new ids: their codes may have belonged to other places. What
 * hangs on ended units (desks, postings, roles) is not moved: staff are re-assigned by decision. Source: units-2025.md §3–4.
 */
import { structureEvents, type UnitStructure } from '~/domain/org/unit-structure'
import { recordEvent } from '~/server/audit/record-event.server'
import { now } from '~/server/clock.server'
import { toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { checkContent } from './check-content.server'
import { establishUnits, structuresInForce } from './establish-structure.server'

export type AppliedStructure = { readonly key: string; readonly ended: number; readonly created: number; readonly events: number }

/** Null: already in force. Throws when content/ has no such structure, or the one before it is not in force. */
export async function applyStructure(tx: Transaction, key: string, options: { structures?: readonly UnitStructure[]; actorName?: string; at?: Date } = {}): Promise<AppliedStructure | null> {
  const structures = options.structures ?? (await checkContent()).content.structures
  const index = structures.findIndex((one) => one.key === key)
  const [before, structure] = [structures[index - 1], structures[index]]
  const inForce = await structuresInForce(tx)
  if (inForce.has(key)) return null
  if (structure === undefined || before === undefined || !inForce.has(before.key)) throw new Error(`structure ${key} cannot follow what is in force`)
  const applied = await replace(tx, structure, before)
  await recordEvent(tx, { at: options.at ?? now(), actor: { userId: null, name: options.actorName ?? 'content' }, action: 'unit.apply_structure', subjectType: 'unit_structure', subjectId: key, detail: { ...applied } })
  return applied
}

async function replace(tx: Transaction, structure: UnitStructure, before: UnitStructure): Promise<AppliedStructure> {
  const day = toColumn(structure.validFrom)
  const old = await tx.unitVersion.findMany({
    where: { validTo: null, validFrom: { lt: day }, unit: { level: { in: ['city', 'district', 'commune'] } } },
    select: { id: true, unitId: true, officialCode: true, unit: { select: { level: true } } },
  })
  const ending = old.filter(({ unit }) => unit.level !== 'city')
  const city = old.flatMap(({ unitId, officialCode, unit }) => (unit.level === 'city' && officialCode !== null ? [[officialCode, unitId] as const] : []))
  await tx.unitVersion.updateMany({ where: { id: { in: ending.map(({ id }) => id) } }, data: { validTo: day } })
  await tx.unit.updateMany({ where: { id: { in: ending.map(({ unitId }) => unitId) } }, data: { endedOn: day } })
  const living = new Map(city)
  const fresh = await establishUnits(tx, structure, structure.rows.filter((row) => !living.has(row.code)), living)
  const ended = new Map(ending.map(({ officialCode, unitId }) => [officialCode ?? '', unitId]))
  const events = await writeEvents(tx, structure, before, ended, fresh)
  return { key: structure.key, ended: ending.length, created: fresh.size - living.size, events }
}

async function writeEvents(tx: Transaction, structure: UnitStructure, before: UnitStructure, old: ReadonlyMap<string, string>, fresh: ReadonlyMap<string, string>): Promise<number> {
  const events = structureEvents(structure, before).map((event) => ({ ...event, id: newId() }))
  const { legalBasis } = structure
  await tx.unitEvent.createMany({ data: events.map(({ id, key, type }) => ({ id, key, type, effectiveOn: toColumn(structure.validFrom), legalBasis })) })
  await tx.unitEventMember.createMany({
    data: events.flatMap(({ id, from, to }) => [
      ...from.flatMap(({ code, share }) => member(id, old.get(code), 'from', share)),
      ...to.flatMap((code) => member(id, fresh.get(code), 'to', '')),
    ]),
  })
  return events.length
}

function member(eventId: string, unitId: string | undefined, side: 'from' | 'to', share: string) {
  return unitId === undefined ? [] : [{ eventId, unitId, side, shareNote: share === '' ? null : share }]
}
