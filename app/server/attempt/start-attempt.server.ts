/**
 * Starts the final test: draws it by the blueprint and freezes the draw, with the officer's extra time and calm page as they
 * are today. Two racing starts give the same attempt: the unique indexes let one insert through, the other finds it; they
 * and the check on rounds also refuse an attempt beyond the limit. Everything is written in one transaction.
 */
import { randomBytes } from 'node:crypto'
import type { Actor } from '~/domain/access/role'
import { dueInstant } from '~/domain/attempt/attempt'
import { mayStart, type Round, type StartRefusal } from '~/domain/attempt/attempt-rules'
import { drawQuestions, optionSeed } from '~/domain/attempt/draw'
import type { Level } from '~/domain/course/blueprint'
import { err, ok, type Result } from '~/domain/kernel/result'
import { kindOf } from '~/domain/question/registry'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { browserHolder } from './browser-holder.server'
import { loadStartFacts, type StartContext } from './load-start-facts.server'
import { writeAttemptEvent } from './write-attempt-event.server'

export type StartAttemptRefusal = StartRefusal | { readonly kind: 'not_found' } | { readonly kind: 'bank_short' }

export type StartAttempt = {
  readonly actor: Actor
  readonly courseCode: string
  readonly now: Date
  /** As the server sees it; null: a test that asks for addresses cannot be started. */
  readonly address?: string | null
  /** Of the session that starts it, and so holds it; null: nobody does yet. */
  readonly sessionToken?: string | null
}

export async function startAttempt(input: StartAttempt, again = true): Promise<Result<{ attemptId: string }, StartAttemptRefusal>> {
  const { officerId } = input.actor
  const context = officerId ? await loadStartFacts(officerId, input.courseCode, { now: input.now, address: input.address ?? '' }) : null
  if (!context || !officerId) return err({ kind: 'not_found' })
  const decision = mayStart(context.facts)
  if (!decision.ok) return decision.reason.kind === 'attempt_open' ? ok({ attemptId: decision.reason.attemptId }) : decision
  const places = await drawPlaces(context)
  if (places === null) return err({ kind: 'bank_short' })
  const attemptId = await writeAttempt({ ...input, officerId, context, places, round: decision.value.round })
  if (attemptId !== null) return ok({ attemptId })
  const open = await db().attempt.findFirst({ where: { officerId, courseId: context.course.id, state: 'in_progress' }, select: { id: true } })
  if (open) return ok({ attemptId: open.id })
  // Another start won and its attempt has ended already: decide anew on what is true now.
  if (again) return startAttempt(input, false)
  throw new Error(`no attempt could be started at ${input.courseCode}: an index refuses it`)
}

type Draw = { readonly seed: string; readonly rows: readonly { readonly questionId: string; readonly optionOrder: string[] }[] }

async function drawPlaces({ versionId, course }: StartContext): Promise<Draw | null> {
  const { finalTest } = course.definition
  const seed = randomBytes(16).toString('hex')
  const bank = await db().question.findMany({ where: { courseVersionId: versionId, purpose: 'exam' }, select: { id: true, code: true, objective: true, level: true, mustBeRight: true } })
  const drawn = drawQuestions(finalTest.blueprint, bank.map((question) => ({ ...question, level: question.level as Level })), seed, finalTest)
  if (!drawn.ok) return null
  const definitions = await db().question.findMany({ where: { id: { in: drawn.value.map(({ id }) => id) } }, select: { id: true, kind: true, definition: true } })
  const byId = new Map(definitions.map((row) => [row.id, row]))
  const rows = drawn.value.map(({ id, code }) => {
    const { kind, definition } = byId.get(id)!
    // Without an order every kind shows an order of its own that tells nothing.
    const optionOrder = finalTest.shuffleOptions ? (kindOf(kind)?.optionOrder(definition, optionSeed(seed, code)) ?? []) : []
    return { questionId: id, optionOrder: [...optionOrder] }
  })
  return { seed, rows }
}

type Start = StartAttempt & { officerId: string; context: StartContext; places: Draw; round: Round }

/** The id of the new attempt, or null when an index refused it because another is there. */
function writeAttempt({ actor, officerId, courseCode, now, address = null, sessionToken = null, context, places, round }: Start): Promise<string | null> {
  const { enrolment, versionId, course, facts, ownWay, session } = context
  const { minutes, attempts } = course.definition.finalTest
  const id = newId()
  const holder = sessionToken === null ? null : browserHolder(sessionToken, id)
  const dueAt = dueInstant(now, minutes + ownWay.extraMinutes, [facts.closesAt, session?.endsAt ?? null])
  return db().$transaction(async (tx) => {
    const written = await tx.$executeRaw`
      INSERT INTO attempt (id, enrolment_id, officer_id, course_version_id, course_id, number, round_number, round_attempt, round_limit, state, seed, started_at, due_at, holder, holder_since, extra_minutes, calm_page, class_session_id)
      VALUES (${id}::uuid, ${enrolment?.id}::uuid, ${officerId}::uuid, ${versionId}::uuid, ${course.id}::uuid, ${enrolment?.nextNumber}::int, ${round.number}::int, ${round.next}::int, ${attempts}::int,
        'in_progress', ${places.seed}, ${now}, ${dueAt}, ${holder}, ${holder === null ? null : now}, ${ownWay.extraMinutes}::int, ${ownWay.calmPage}, ${session?.id ?? null}::uuid)
      ON CONFLICT DO NOTHING`
    if (written === 0) return null
    await tx.attemptQuestion.createMany({ data: places.rows.map((row, index) => ({ ...row, attemptId: id, ordinal: index + 1 })) })
    await writeAttemptEvent(tx, { attemptId: id, at: now, kind: 'started', address, holder })
    const detail = { courseCode, courseVersionId: versionId, number: enrolment?.nextNumber, round: round.number, extraMinutes: ownWay.extraMinutes, classSessionId: session?.id ?? null }
    await recordEvent(tx, { at: now, actor: { userId: actor.userId, name: actor.username }, action: 'attempt.start', subjectType: 'attempt', subjectId: id, detail })
    return id
  })
}
