/**
 * Keeps how far a lesson has been read. Two devices may report at once: the row is locked, the rule (reading-progress)
 * decides, so the furthest point never goes back. Whose progress it is comes from the session alone.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { advance, declareRead, readPlace, writePlace, type Reading } from '~/domain/enrolment/reading-progress'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db, type Transaction } from '~/server/db.server'
import { getLesson, type FrozenLesson } from './get-lesson.server'

/** `section` counts the sections from 1, as the page does; 0 is what stands before the first. */
export type ProgressReport = { readonly kind: 'position'; readonly section: number; readonly within: number; readonly ratio: number } | { readonly kind: 'read' }
export type ProgressRefusal = 'scope' | 'not_found' | 'not_enrolled'
export type SavedProgress = { readonly furthest: number; readonly completed: boolean; readonly next: string | null }

type Input = { actor: Actor; courseCode: string; number: string; report: ProgressReport; now: Date }

export async function saveProgress(input: Input): Promise<Result<SavedProgress, ProgressRefusal>> {
  const { actor, courseCode, number } = input
  const { officerId } = actor
  if (officerId === null || !may(actor, 'study', { officerId }).ok) return err('scope')
  const enrolment = await db().enrolment.findFirst({
    where: { officerId, course: { code: courseCode }, withdrawnAt: null },
    orderBy: [{ completedAt: { sort: 'desc', nulls: 'first' } }, { enrolledAt: 'desc' }],
    select: { id: true, courseVersionId: true },
  })
  if (!enrolment) return err('not_enrolled')
  const found = await db().lesson.findUnique({ where: { courseVersionId_number: { courseVersionId: enrolment.courseVersionId, number } }, select: { id: true } })
  if (!found) return err('not_found')
  const lesson = await getLesson(found.id)
  const after = await db().$transaction((tx) => write(tx, enrolment.id, lesson, input))
  return ok({ furthest: after.furthest, completed: after.completed, next: lesson.next?.number ?? null })
}

type Row = { section: string | null; ratio: number; furthest: number; completed_at: Date | null }

async function write(tx: Transaction, enrolmentId: string, lesson: FrozenLesson, { actor, courseCode, report, now }: Input): Promise<Reading> {
  await tx.lessonProgress.createMany({ data: [{ enrolmentId, lessonId: lesson.id, startedAt: now, updatedAt: now }], skipDuplicates: true })
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT section, ratio, furthest, completed_at FROM lesson_progress
    WHERE enrolment_id = ${enrolmentId}::uuid AND lesson_id = ${lesson.id}::uuid FOR UPDATE`
  const before: Reading | null = row ? { ratio: row.ratio, furthest: row.furthest, place: readPlace(row.section), completed: row.completed_at !== null } : null
  const after = decide(before, report, lesson)
  await tx.lessonProgress.update({
    where: { enrolmentId_lessonId: { enrolmentId, lessonId: lesson.id } },
    data: { section: writePlace(after.place), ratio: after.ratio, furthest: after.furthest, updatedAt: now, completedAt: after.completed ? (row?.completed_at ?? now) : null },
  })
  if (after.completed && !before?.completed) {
    await recordEvent(tx, {
      at: now,
      actor: { userId: actor.userId, name: actor.username },
      action: 'lesson.complete',
      subjectType: 'enrolment',
      subjectId: enrolmentId,
      detail: { course: courseCode, lesson: lesson.number, by: report.kind === 'read' ? 'declared' : 'read' },
    })
  }
  return after
}

function decide(before: Reading | null, report: ProgressReport, lesson: FrozenLesson): Reading {
  if (report.kind === 'read') return declareRead(before)
  const section = lesson.sections[report.section - 1]
  return advance(before, { ratio: report.ratio, place: section ? { section: section.id, within: report.within } : null })
}
