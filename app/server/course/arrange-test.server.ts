/** Sets how the final test of a course is held from now on, whatever version its officers are enrolled in; or leaves it to the versions again. */
import { Prisma } from '@prisma/client'
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { TestArrangement } from '~/domain/course/test-arrangement'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'

/** `arrangement` null: as each version says. */
export type ArrangeTest = { readonly by: Actor; readonly courseCode: string; readonly arrangement: TestArrangement | null; readonly now: Date }

export async function arrangeTest({ by, courseCode, arrangement, now }: ArrangeTest): Promise<Result<null, 'role' | 'scope' | 'courseUnknown'>> {
  const decision = may(by, 'manageSittings', {})
  if (!decision.ok) return err(decision.reason)
  return db().$transaction(async (tx) => {
    const [course] = await tx.$queryRaw<{ id: string; before: unknown }[]>`SELECT id::text, test_arrangement AS before FROM course WHERE code = ${courseCode} FOR UPDATE`
    if (!course) return err('courseUnknown')
    await tx.course.update({ where: { id: course.id }, data: { testArrangement: arrangement ?? Prisma.DbNull } })
    const detail = { course: courseCode, before: course.before as Prisma.InputJsonValue | null, after: arrangement as unknown as Prisma.InputJsonValue | null }
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'course.arrange_test', subjectType: 'course', subjectId: course.id, detail })
    return ok(null)
  })
}
