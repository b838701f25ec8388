/**
 * Final tests of the demo that were taken and not passed: drawn, answered, handed in and graded by the same commands as in
 * earnest, so that causes, statistics and re-grading have something true to show. Those who sat it lack only the
 * certificate and have an account like the others to try; they answer questions with options only, some of them rightly, and so fall short of the pass mark.
 */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '~/domain/access/role'
import { CODES_A_REQUIREMENT } from '~/domain/compliance/gap-code'
import { writePlace } from '~/domain/enrolment/reading-progress'
import { addDays, type Day } from '~/domain/kernel/day'
import { saveAnswer } from '~/server/attempt/save-answer.server'
import { startAttempt } from '~/server/attempt/start-attempt.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { type Dice, makeDice } from './make-dice.server'
import type { Scenario } from './find-scenario.server'

const SITTINGS = 4
/** Questions with one right option among several. */
const choicesOf = z.object({ kind: z.enum(['single', 'true_false']), options: z.array(z.object({ id: z.string(), correct: z.boolean() })) })
const at = (day: Day, minutes: number) => new Date(Date.parse(`${day}T09:00:00+07:00`) + minutes * 60_000)

export async function makeDemoExams(scenario: Scenario, today: Day): Promise<void> {
  const course = await db().course.findFirst({ where: { code: { not: scenario.own_certificates.course }, versions: { some: { isCurrent: true } } }, orderBy: { code: 'desc' }, select: { id: true, code: true, versions: { where: { isCurrent: true }, select: { id: true, certificateTypeId: true, lessons: { select: { id: true, sections: true } } } } } })
  const version = course?.versions[0]
  if (!course || !version || (await db().attempt.count({ where: { courseId: course.id } })) > 0) return
  const d = makeDice(`${scenario.seed}:exams`)
  // Those who lack nothing but this certificate and never had it: the failed test is why they do not meet the standard.
  const learners = await db().$queryRaw<{ id: string; fullName: string; staffCode: string }[]>`
    SELECT o.id::text, o.full_name AS "fullName", o.staff_code AS "staffCode"
    FROM standing_gap g JOIN standard_requirement r ON r.standard_id = g.standard_id AND r.ordinal = g.leaves[1] / ${CODES_A_REQUIREMENT}::int JOIN officer o ON o.id = g.officer_id
    WHERE cardinality(g.leaves) = 1 AND r.certificate_type_id = ${version.certificateTypeId}::uuid AND g.valid_from <= ${today}::date AND (g.valid_to IS NULL OR g.valid_to > ${today}::date)
      AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.officer_id = o.id AND e.certificate_type_id = r.certificate_type_id)
      AND NOT EXISTS (SELECT 1 FROM app_user u WHERE u.officer_id = o.id) AND NOT EXISTS (SELECT 1 FROM enrolment n WHERE n.officer_id = o.id AND n.course_id = ${course.id}::uuid)
    ORDER BY o.id LIMIT ${SITTINGS}::int`
  const { passwordHash } = await db().user.findFirstOrThrow({ where: { username: { in: scenario.accounts.map(({ username }) => username) } }, select: { passwordHash: true } })
  for (const learner of learners) {
    const day = addDays(today, -d.between(12, 45))
    await readEverything(learner.id, { courseId: course.id, ...version }, addDays(day, -20))
    await sit(await makeAccount(learner, passwordHash, addDays(day, -21)), course.code, day, d)
  }
}

async function makeAccount({ id: officerId, fullName, staffCode }: { id: string; fullName: string; staffCode: string }, passwordHash: string, day: Day): Promise<Actor> {
  const user = { id: newId(), username: staffCode.toLowerCase(), displayName: fullName }
  await db().user.create({ data: { ...user, officerId, passwordHash, createdAt: at(day, 0), roles: { create: [{ id: newId(), role: 'officer', validFrom: toColumn(day) }] } } })
  return { userId: user.id, username: user.username, displayName: fullName, officerId, roles: [{ role: 'officer', unitId: null }] }
}

type Learnt = { readonly courseId: string; readonly id: string; readonly lessons: readonly { readonly id: string; readonly sections: unknown }[] }

async function readEverything(officerId: string, { courseId, id: courseVersionId, lessons }: Learnt, day: Day): Promise<void> {
  const enrolmentId = newId()
  await db().enrolment.create({ data: { id: enrolmentId, officerId, courseId, courseVersionId, source: 'self', enrolledAt: at(day, 0) } })
  await db().lessonProgress.createMany({
    data: lessons.map(({ id: lessonId, sections }, i) => {
      const last = (sections as { id: string }[]).at(-1)?.id
      return { enrolmentId, lessonId, section: writePlace(last === undefined ? null : { section: last, within: 1 }), ratio: 1, furthest: 1, startedAt: at(addDays(day, i), 0), updatedAt: at(addDays(day, i), 35), completedAt: at(addDays(day, i), 35) }
    }),
  })
}

async function sit(actor: Actor, courseCode: string, day: Day, d: Dice): Promise<void> {
  const started = await startAttempt({ actor, courseCode, now: at(day, 0), address: null })
  if (!started.ok) return
  const { attemptId } = started.value
  const [officerId, skill] = [actor.officerId ?? '', d.between(55, 95)]
  const places = await db().attemptQuestion.findMany({ where: { attemptId }, orderBy: { ordinal: 'asc' }, select: { ordinal: true, question: { select: { definition: true } } } })
  for (const { ordinal, question } of places) {
    const choices = choicesOf.safeParse(question.definition)
    if (!choices.success) continue
    const { options } = choices.data
    const picked = d.one(d.chance(skill) ? options.filter(({ correct }) => correct) : options)
    await saveAnswer({ officerId, attemptId, ordinal, sequence: 1, key: randomUUID(), response: { choice: picked.id }, holder: null, autosave: false, now: at(day, ordinal) })
  }
  await submitAttempt({ actor, attemptId, now: at(day, places.length + 2) })
}
