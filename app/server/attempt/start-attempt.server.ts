/**
 * Starts the final test: draws it by the blueprint and freezes the draw. Two racing starts give the same attempt: the
 * unique indexes let one insert through, the other finds it. Everything is written in one transaction.
 */
import { randomBytes } from 'node:crypto'
import type { Actor } from '~/domain/access/role'
import { dueInstant } from '~/domain/attempt/attempt'
import { mayStart, type StartRefusal } from '~/domain/attempt/attempt-rules'
import { drawQuestions, optionSeed } from '~/domain/attempt/draw'
import type { Level } from '~/domain/course/blueprint'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { kindOf } from '~/domain/question/registry'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { loadStartFacts, type StartContext } from './load-start-facts.server'

export type StartAttemptRefusal = StartRefusal | { readonly kind: 'not_found' } | { readonly kind: 'bank_short' }

export async function startAttempt(input: { actor: Actor; courseCode: string; now: Date }): Promise<Result<{ attemptId: string }, StartAttemptRefusal>> {
  const { officerId } = input.actor
  const context = officerId ? await loadStartFacts(officerId, input.courseCode, dayOfInstant(input.now)) : null
  if (!context || !officerId) return err({ kind: 'not_found' })
  const decision = mayStart(context.facts)
  if (!decision.ok) return decision.reason.kind === 'attempt_open' ? ok({ attemptId: decision.reason.attemptId }) : decision
  const places = await drawPlaces(context)
  if (places === null) return err({ kind: 'bank_short' })
  const attemptId = await writeAttempt({ ...input, officerId, context, places })
  if (attemptId !== null) return ok({ attemptId })
  const open = await db().attempt.findFirst({ where: { officerId, courseVersionId: context.versionId, state: 'in_progress' }, select: { id: true } })
  // Another start won; if its attempt has ended already, decide anew on what is true now.
  return open ? ok({ attemptId: open.id }) : startAttempt(input)
}

type Draw = { readonly seed: string; readonly rows: readonly { readonly questionId: string; readonly optionOrder: string[] }[] }

async function drawPlaces({ versionId, course }: StartContext): Promise<Draw | null> {
  const seed = randomBytes(16).toString('hex')
  const bank = await db().question.findMany({ where: { courseVersionId: versionId }, select: { id: true, code: true, objective: true, level: true, mustBeRight: true } })
  const drawn = drawQuestions(course.definition.finalTest.blueprint, bank.map((question) => ({ ...question, level: question.level as Level })), seed)
  if (!drawn.ok) return null
  const definitions = await db().question.findMany({ where: { id: { in: drawn.value.map(({ id }) => id) } }, select: { id: true, kind: true, definition: true } })
  const byId = new Map(definitions.map((row) => [row.id, row]))
  const rows = drawn.value.map(({ id, code }) => {
    const { kind, definition } = byId.get(id)!
    const optionOrder = kindOf(kind)?.optionOrder(definition, optionSeed(seed, code)) ?? []
    return { questionId: id, optionOrder: [...optionOrder] }
  })
  return { seed, rows }
}

type Start = { actor: Actor; officerId: string; courseCode: string; now: Date; context: StartContext; places: Draw }

/** The id of the new attempt, or null when an index refused it because another is there. */
function writeAttempt({ actor, officerId, courseCode, now, context, places }: Start): Promise<string | null> {
  const { enrolment, versionId, course } = context
  const id = newId()
  return db().$transaction(async (tx) => {
    const written = await tx.$executeRaw`
      INSERT INTO attempt (id, enrolment_id, officer_id, course_version_id, number, state, seed, started_at, due_at)
      VALUES (${id}::uuid, ${enrolment?.id}::uuid, ${officerId}::uuid, ${versionId}::uuid, ${enrolment?.nextNumber}::int, 'in_progress', ${places.seed}, ${now}, ${dueInstant(now, course.definition.finalTest.minutes)})
      ON CONFLICT DO NOTHING`
    if (written === 0) return null
    await tx.attemptQuestion.createMany({ data: places.rows.map((row, index) => ({ ...row, attemptId: id, ordinal: index + 1 })) })
    await recordEvent(tx, { at: now, actor: { userId: actor.userId, name: actor.username }, action: 'attempt.start', subjectType: 'attempt', subjectId: id, detail: { courseCode, courseVersionId: versionId, number: enrolment?.nextNumber } })
    return id
  })
}
