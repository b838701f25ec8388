/**
 * The units of a plan inside its transaction: versions end and begin on the day, new units are made, events say what went
 * into what, rights are carried. Out: the ids of all that was written, which undoing needs.
 */
import { addDays, type Day } from '~/domain/kernel/day'
import { searchKey, toNfc } from '~/domain/kernel/vietnamese-text'
import { fromNullableColumn, toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import type { MadeByPlan, PlannedRole, RoleEnd, StoredPlan } from './stored-plan.server'

export type WriteUnits = { readonly id: string; readonly plan: StoredPlan; readonly on: Day; readonly legalBasis: string }

export async function writeUnits(tx: Transaction, { id, plan, on, legalBasis }: WriteUnits): Promise<MadeByPlan> {
  const day = toColumn(on)
  const ending = plan.units.filter(({ kind }) => kind === 'closed' || kind === 'changed' || kind === 'along').map((unit) => unit.id)
  const ended = await tx.unitVersion.findMany({ where: { unitId: { in: ending }, validTo: null }, select: { id: true } })
  if (ended.length !== ending.length) throw new Error('changedSince')
  await tx.unitVersion.updateMany({ where: { id: { in: ended.map((one) => one.id) } }, data: { validTo: day } })
  await tx.unit.updateMany({ where: { id: { in: plan.units.filter(({ kind }) => kind === 'closed').map((unit) => unit.id) } }, data: { endedOn: day } })
  await tx.unit.createMany({ data: plan.units.flatMap(({ id: unitId, kind, after }) => (kind === 'created' && after !== null ? [{ id: unitId, level: after.level, createdOn: day }] : [])) })
  const versions = plan.units.flatMap(({ id: unitId, kind, after }) => (after === null || kind === 'kept' ? [] : [{ id: newId(), unitId, parentId: after.parentKey, name: toNfc(after.name), type: after.type, officialCode: after.code, searchKey: searchKey(after.name), validFrom: day, legalBasis }]))
  await tx.unitVersion.createMany({ data: versions })
  const events = plan.events.map((event, at) => ({ ...event, id: newId(), key: `reorganisation:${id}:${at + 1}` }))
  await tx.unitEvent.createMany({ data: events.map((event) => ({ id: event.id, key: event.key, type: event.type, effectiveOn: day, legalBasis })) })
  await tx.unitEventMember.createMany({ data: events.flatMap((event) => (['from', 'to'] as const).flatMap((side) => event[side].map((unitId) => ({ eventId: event.id, unitId, side })))) })
  return { versions: versions.map((one) => one.id), events: events.map((one) => one.id), endedVersions: ended.map((one) => one.id), ...(await writeRoles(tx, plan.roles, on)) }
}

/** A role that begins after the day stays as it is in the unit that is no more: it gives no right there. */
async function writeRoles(tx: Transaction, roles: readonly PlannedRole[], on: Day): Promise<Pick<MadeByPlan, 'roles' | 'endedRoles'>> {
  const lasting = await tx.roleAssignment.findMany({ where: { id: { in: roles.map(({ id }) => id) }, validFrom: { lte: toColumn(addDays(on, -1)) } }, select: { id: true, validTo: true } })
  await tx.roleAssignment.updateMany({ where: { id: { in: lasting.map(({ id }) => id) } }, data: { validTo: toColumn(on) } })
  const given = roles.flatMap(({ userId, who, role, into }) => into.map(({ unitId, span }) => ({ who, row: { id: newId(), userId, role, unitId, validFrom: toColumn(span.from), validTo: span.to === null ? null : toColumn(span.to) } })))
  await tx.roleAssignment.createMany({ data: given.map(({ row }) => row) })
  const names = new Map(roles.map(({ id, who }) => [id, who]))
  const endOf = (id: string, who: string, validTo: Date | null): RoleEnd => ({ id, who, validTo: fromNullableColumn(validTo) })
  return { roles: given.map(({ who, row }) => endOf(row.id, who, row.validTo)), endedRoles: lasting.map(({ id, validTo }) => endOf(id, names.get(id) ?? '', validTo)) }
}
