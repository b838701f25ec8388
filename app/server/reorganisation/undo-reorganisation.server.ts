/**
 * Takes a reorganisation back in one transaction: what it wrote of postings is superseded and what it superseded written
 * again, so that facts stay append-only; units, events, rights and what hung on the units are as they were. A unit that it made keeps its bare row,
 * because superseded postings name it, but is in force on no day. Refused while anything depends on it.
 */
import { Prisma } from '@prisma/client'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { tryAgain } from '~/server/job/try-again.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { holdSigning } from '~/server/standing/hold-signing.server'
import { replaceSpans } from '~/server/standing/replace-spans.server'
import { holdReorganisation, officersOf, reportReorganised, staleImports } from './apply-reorganisation.server'
import { bringBackDependents } from './carry-dependents.server'
import { findDependents } from './find-dependents.server'
import type { MadeByPlan, StoredPlan } from './stored-plan.server'

const LONG = { maxWait: 30_000, timeout: 900_000 }

export async function undoReorganisation(id: string, now: Date): Promise<'undone' | 'elsewhere' | 'depended'> {
  return tryAgain(async (tx) => {
    if (!(await holdReorganisation(tx, id, 'undoing'))) return 'elsewhere'
    await holdSigning(tx)
    const { plan: stored, undoneById, undoneName, undoReason } = await tx.reorganisation.findUniqueOrThrow({ where: { id }, omit: { bytes: true, mapping: true } })
    const plan = stored as unknown as StoredPlan
    if ((await findDependents(tx, id, plan)).length > 0) {
      await tx.reorganisation.update({ where: { id }, data: { state: 'applied', fault: 'depended', workedAt: null } })
      return 'depended'
    }
    let done = 0
    for await (const officerIds of officersOf(tx, id)) {
      await takeBack(tx, id, officerIds, now)
      await replaceSpans(queriesOf(tx), officerIds)
      await reportReorganised(id, (done += officerIds.length))
    }
    await staleImports(tx, plan)
    // Before the units: an assignment goes only from or to a unit that has ended.
    if (plan.made?.carried !== undefined) await bringBackDependents(tx, plan.made.carried)
    if (plan.made !== undefined) await restoreUnits(tx, plan, plan.made)
    await tx.reorganisation.update({ where: { id }, data: { state: 'undone', undoneAt: now, fault: null, workedAt: null } })
    await recordEvent(tx, { at: now, actor: { userId: undoneById, name: undoneName ?? '' }, action: 'reorganisation.undo', subjectType: 'reorganisation', subjectId: id, detail: { officers: done, reason: undoReason } })
    return 'undone'
  }, LONG)
}

async function takeBack(tx: Transaction, id: string, officerIds: readonly string[], now: Date): Promise<void> {
  const moves = await tx.$queryRaw<{ posting_id: string; written: string[] }[]>(Prisma.sql`SELECT posting_id, written FROM reorganisation_move WHERE reorganisation_id = ${id}::uuid AND officer_id = ANY(${[...officerIds]}::uuid[])`)
  const written = moves.flatMap((move) => move.written)
  const count = await tx.$executeRaw(Prisma.sql`UPDATE posting SET superseded_at = ${now} WHERE id = ANY(${written}::uuid[]) AND superseded_at IS NULL`)
  if (count !== written.length) throw new Error('changedSince')
  const back = moves.map((move) => ({ id: newId(), original: move.posting_id, undone: move.written[0] ?? move.posting_id }))
  await tx.$executeRaw`
    INSERT INTO posting (id, officer_id, unit_id, position_id, kind, valid_from, valid_to, decision, recorded_at, supersedes_id)
    SELECT r.id, old.officer_id, old.unit_id, old.position_id, old.kind, old.valid_from, old.valid_to, old.decision, ${now}, r.undone
    FROM json_to_recordset(${JSON.stringify(back)}::json) AS r(id uuid, undone uuid, original uuid) JOIN posting old ON old.id = r.original`
}

async function restoreUnits(tx: Transaction, plan: StoredPlan, made: MadeByPlan): Promise<void> {
  await tx.unitEventMember.deleteMany({ where: { eventId: { in: [...made.events] } } })
  await tx.unitEvent.deleteMany({ where: { id: { in: [...made.events] } } })
  await tx.unitVersion.deleteMany({ where: { id: { in: [...made.versions] } } })
  await tx.unitVersion.updateMany({ where: { id: { in: [...made.endedVersions] } }, data: { validTo: null } })
  await tx.unit.updateMany({ where: { id: { in: plan.units.filter(({ kind }) => kind === 'closed').map(({ id }) => id) } }, data: { endedOn: null } })
  await tx.roleAssignment.deleteMany({ where: { id: { in: made.roles.map(({ id }) => id) } } })
  for (const { id, validTo } of made.endedRoles) await tx.roleAssignment.update({ where: { id }, data: { validTo: validTo === null ? null : toColumn(validTo) } })
}
