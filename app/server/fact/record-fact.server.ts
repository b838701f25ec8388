/**
 * Records one fact about an officer by hand, with what follows from it: the standing rewritten, the audit event, the
 * officer told. The key of the form is the id of the row: pressed twice, or sent again, it is recorded once.
 */
import type { Actor } from '~/domain/access/role'
import { type FactForm, type ProofForm, gradeOf, sourceOf } from '~/domain/compliance/fact-form'
import { addMonths, type Day, dayOfInstant } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db, type Transaction } from '~/server/db.server'
import { notifyPeople } from '~/server/notification/notify-people.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { findFactChoices } from './find-fact-choices.server'
import { type FactRefusal, getFactOfficer } from './get-fact-officer.server'

export type FactFault = 'overlaps' | 'already' | 'unknown'
type Record = { readonly by: Actor; readonly officerId: string; readonly form: FactForm; readonly now: Date }

export async function recordFact({ by, officerId, form, now }: Record): Promise<Result<null, FactRefusal | FactFault>> {
  const found = await getFactOfficer(by, officerId, dayOfInstant(now))
  if (!found.ok) return found
  if (form.what === 'waiver' && !(await findFactChoices('waiver', officerId, dayOfInstant(now))).requirements.some(({ subject }) => subject === form.subject)) return err('unknown')
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM officer WHERE id = ${officerId}::uuid FOR NO KEY UPDATE`
    if (await isKnown(tx, form.key)) return ok(null)
    const stamp = { id: form.key, officerId, validFrom: toColumn(form.from), recordedAt: now, recordedById: by.userId }
    const written = await write(tx, form, stamp)
    if (written !== null) return err(written)
    await rewriteStanding(tx, [officerId])
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: `${tableOf(form)}.record`, subjectType: tableOf(form), subjectId: form.key, detail: { officerId, kind: form.what } })
    await notifyPeople(tx, [{ to: { officerId }, item: { kind: 'fact_recorded', values: { what: form.what, by: by.displayName } } }], now)
    return ok(null)
  })
}

const tableOf = ({ what }: FactForm) => (what === 'waiver' || what === 'absence' ? what : 'evidence')

async function isKnown(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ known: boolean }[]>`
    SELECT EXISTS (SELECT FROM evidence WHERE id = ${id}::uuid) OR EXISTS (SELECT FROM waiver WHERE id = ${id}::uuid) OR EXISTS (SELECT FROM absence WHERE id = ${id}::uuid) AS known`
  return row?.known === true
}

type Stamp = { readonly id: string; readonly officerId: string; readonly validFrom: Date; readonly recordedAt: Date; readonly recordedById: string }

/** Out: why it was not written, or null. */
async function write(tx: Transaction, form: FactForm, stamp: Stamp): Promise<FactFault | null> {
  const validTo = form.to === null ? null : toColumn(form.to)
  switch (form.what) {
    case 'waiver': {
      if (await tx.waiver.count({ where: { officerId: stamp.officerId, subject: form.subject, supersededAt: null, ...overlapping(form) } })) return 'overlaps'
      await tx.waiver.create({ data: { ...stamp, validTo, subject: form.subject, reason: form.reason, decision: form.decision } })
      return null
    }
    case 'absence': {
      if (await tx.absence.count({ where: { officerId: stamp.officerId, supersededAt: null, ...overlapping(form) } })) return 'overlaps'
      await tx.absence.create({ data: { ...stamp, validTo, kind: form.kind, decision: form.decision, note: form.note || null } })
      return null
    }
    default:
      return writeProof(tx, form, stamp)
  }
}

function overlapping({ from, to }: FactForm) {
  return { ...(to === null ? {} : { validFrom: { lt: toColumn(to) } }), OR: [{ validTo: null }, { validTo: { gt: toColumn(from) } }] }
}

async function writeProof(tx: Transaction, form: ProofForm, stamp: Stamp): Promise<FactFault | null> {
  const about = await aboutOf(tx, form)
  if (about === null) return 'unknown'
  const same = await tx.evidence.count({ where: { officerId: stamp.officerId, ...about.row, kind: form.what, validFrom: stamp.validFrom, paper: form.paper, supersededAt: null } })
  if (same > 0) return 'already'
  const source = sourceOf(form)
  const to = form.to ?? about.lapsesOn
  await tx.evidence.create({ data: { ...stamp, ...about.row, kind: form.what, source, grade: gradeOf(source), validTo: to === null ? null : toColumn(to), paper: form.paper, note: form.note || null } })
  return null
}

type About = { readonly row: { competencyId?: string; level?: number; certificateTypeId?: string; education?: string; hours?: number; documentType?: string }; /** first day on which it counts no more unless the form says so */ readonly lapsesOn: Day | null }

/** What it proves; null when there is no such competency, certificate or document. */
async function aboutOf(tx: Transaction, form: ProofForm): Promise<About | null> {
  switch (form.what) {
    case 'competency':
      return (await tx.competency.count({ where: { id: form.competencyId } })) === 0 ? null : { row: { competencyId: form.competencyId, level: form.level }, lapsesOn: null }
    case 'certificate': {
      const type = await tx.certificateType.findUnique({ where: { id: form.certificateTypeId }, select: { validityMonths: true } })
      if (type === null) return null
      return { row: { certificateTypeId: form.certificateTypeId }, lapsesOn: type.validityMonths === 0 ? null : addMonths(form.from, type.validityMonths) }
    }
    case 'document':
      return (await tx.documentType.count({ where: { code: form.documentType } })) === 0 ? null : { row: { documentType: form.documentType }, lapsesOn: null }
    case 'education':
      return { row: { education: form.education }, lapsesOn: null }
    case 'training_hours':
      return { row: { hours: form.hours }, lapsesOn: null }
  }
}
