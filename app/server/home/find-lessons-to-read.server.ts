/** For open enrolments whose certificate is still held: which of the lessons are read to renew it. Others have no entry: all are read. */
import { readCourseDefinition } from '~/domain/course/course-definition'
import { lessonsToRead, renewalOf } from '~/domain/course/renewal'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'

export type RenewedEnrolment = { readonly courseVersionId: string; readonly issuedOn: Day }

/** By version id: the numbers of the lessons. No query where nothing is renewed. */
export async function findLessonsToRead(renewed: readonly RenewedEnrolment[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (renewed.length === 0) return new Map()
  const versions = await db().courseVersion.findMany({ where: { id: { in: renewed.map(({ courseVersionId }) => courseVersionId) } }, select: { id: true, definition: true } })
  return new Map(versions.flatMap(({ id, definition }) => {
    const issuedOn = renewed.find(({ courseVersionId }) => courseVersionId === id)?.issuedOn
    if (issuedOn === undefined) return []
    const { lessons } = readCourseDefinition(definition)
    return [[id, lessonsToRead(lessons, renewalOf(lessons, issuedOn))] as const]
  }))
}
