/**
 * Selects officers for the programme by staff code: all of the list, or none. Each counts for the quota of the unit right
 * below the programme's own in which he or she holds the main post on the day of selection; the right is asked for that
 * post and for the one of today. Who is a member already is refused, but for those who were dropped: they are selected again.
 */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { SelectionForm } from '~/domain/programme/programme-form'
import { stageFault, type StageFault } from '~/domain/programme/stage'
import { staffCodesOf } from '~/domain/sitting/class-session'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db, type Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { findFullCohorts } from './find-full-cohorts.server'
import { findProgramme, type Programme } from './find-programme.server'
import { findStandingStages } from './find-standing-stages.server'
import { findUnitsOnDay } from './find-units-on-day.server'

/** A list read by a person; more at once is a mistake in pasting. */
const MOST_CODES = 300

export type CodeFault = { readonly code: string; readonly fault: 'unknown' | 'out_of_scope' | 'no_post' | StageFault }
export type SelectionRefusal = { readonly kind: Refusal | 'none' | 'noCodes' | 'tooManyCodes' | 'cohortUnknown' | 'cohortFull' } | { readonly kind: 'codes'; readonly faults: readonly CodeFault[] }

export async function selectMembers({ by, form, now }: { by: Actor; form: SelectionForm; now: Date }): Promise<Result<{ selected: number }, SelectionRefusal>> {
  const codes = staffCodesOf(form.codes)
  if (codes.length === 0) return err({ kind: 'noCodes' })
  if (codes.length > MOST_CODES) return err({ kind: 'tooManyCodes' })
  return db().$transaction(async (tx) => {
    // One selection after the other: seats and double selection are judged on what is there.
    await tx.$executeRaw`SELECT 1 FROM programme FOR UPDATE`
    const programme = await findProgramme(tx)
    if (programme === null) return err({ kind: 'none' })
    const cohort = form.cohortId === '' ? null : await tx.programmeCohort.findFirst({ where: { id: form.cohortId, programmeId: programme.id } }).catch(() => null)
    if (form.cohortId !== '' && cohort === null) return err({ kind: 'cohortUnknown' })
    if (cohort && (await findFullCohorts(tx, codes.map(() => cohort.id))).length > 0) return err({ kind: 'cohortFull' })
    const judged = await judge(tx, { by, form, now }, programme, codes)
    const faults = judged.filter((one): one is CodeFault => 'fault' in one)
    if (faults.length > 0) return err({ kind: 'codes', faults })
    await write(tx, judged.filter((one): one is Fit => !('fault' in one)), { by, form, now }, programme, cohort?.id ?? null)
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'programme.select', subjectType: 'programme', subjectId: programme.id, detail: { selected: codes.length, on: form.on, decision: form.decision, cohort: cohort?.name ?? null } })
    return ok({ selected: codes.length })
  }, { timeout: 30_000 })
}

type Fit = { readonly officerId: string; readonly unitId: string; readonly memberId: string | null; readonly entries: number }

async function judge(tx: Transaction, { by, form, now }: { by: Actor; form: SelectionForm; now: Date }, programme: Programme, codes: readonly string[]): Promise<(Fit | CodeFault)[]> {
  const officers = await tx.officer.findMany({ where: { staffCode: { in: [...codes] } }, select: { id: true, staffCode: true, programmeMembers: { where: { programmeId: programme.id }, select: { id: true } } } })
  const known = new Map(officers.map((officer) => [officer.staffCode, officer]))
  const stages = await findStandingStages(tx, officers.flatMap(({ programmeMembers }) => programmeMembers.map(({ id }) => id)))
  const paths = await findUnitsOnDay(tx, officers.map(({ id }) => id), form.on)
  const pathsToday = await findUnitsOnDay(tx, officers.map(({ id }) => id), dayOfInstant(now))
  const judged: (Fit | CodeFault)[] = []
  for (const code of codes) {
    const officer = known.get(code)
    const path = paths.get(officer?.id ?? '') ?? []
    const pathToday = [...(pathsToday.get(officer?.id ?? '') ?? []), programme.unitId]
    const memberId = officer?.programmeMembers[0]?.id ?? null
    const standing = memberId === null ? { entries: [], most: 0 } : (stages.get(memberId) ?? { entries: [], most: 0 })
    const fault = stageFault(standing.entries, { stage: 'selected', on: form.on }, dayOfInstant(now))
    if (!officer) judged.push({ code, fault: 'unknown' })
    else if (path.length === 0) judged.push({ code, fault: 'no_post' })
    else if (![path, pathToday].every((unitPath) => may(by, 'manageProgramme', { unitPath }).ok)) judged.push({ code, fault: 'out_of_scope' })
    else if (fault !== null) judged.push({ code, fault })
    else judged.push({ officerId: officer.id, unitId: path[path.indexOf(programme.unitId) - 1] ?? programme.unitId, memberId, entries: standing.most })
  }
  return judged
}

async function write(tx: Transaction, fit: readonly Fit[], { by, form, now }: { by: Actor; form: SelectionForm; now: Date }, programme: Programme, cohortId: string | null): Promise<void> {
  const members = fit.map((one) => ({ ...one, id: one.memberId ?? newId(), isNew: one.memberId === null }))
  const returning = members.filter(({ isNew }) => !isNew)
  await tx.programmeMember.createMany({ data: members.filter(({ isNew }) => isNew).map(({ id, officerId, unitId }) => ({ id, programmeId: programme.id, officerId, unitId, cohortId, createdAt: now })) })
  await tx.$executeRaw`
    UPDATE programme_member m SET unit_id = r.unit_id, cohort_id = ${cohortId}::uuid FROM unnest(${returning.map(({ id }) => id)}::uuid[], ${returning.map(({ unitId }) => unitId)}::uuid[]) AS r (id, unit_id) WHERE m.id = r.id`
  await tx.programmeStage.createMany({ data: members.map(({ id, entries }) => ({ id: newId(), memberId: id, number: entries + 1, stage: 'selected', happenedOn: toColumn(form.on), decision: form.decision, recordedAt: now, recordedById: by.userId })) })
}
