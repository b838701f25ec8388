/** Who would be in an assignment, before it is made: how many join, who is done or assigned already, and the first of them by name. */
import type { Actor } from '~/domain/access/role'
import type { AssignmentForm } from '~/domain/assignment/assignment-form'
import { reconcile } from '~/domain/assignment/reconcile'
import type { Day } from '~/domain/kernel/day'
import { type Result, ok } from '~/domain/kernel/result'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { findApart } from './find-apart.server'
import { findMeantPeople } from './find-meant-people.server'
import { type AssignmentWish, type WishRefusal, loadAssignmentWish } from './load-assignment-wish.server'

/** People of the preview shown by name; the number stands above them. */
export const PREVIEWED = 50

export type PreviewPerson = { readonly officerId: string; readonly fullName: string; readonly staffCode: string; readonly unitName: string; readonly unitType: string; readonly positionName: string; readonly dueOn: Day }
export type AssignmentPreview = AssignmentWish & {
  readonly meant: number
  readonly joining: number
  /** hold the certificate beyond the day by which they would have to be done */
  readonly certified: number
  readonly elsewhere: number
  /** exempt from the course in another assignment, and not named by this one */
  readonly excused: number
  /** of a list: named, but not in the unit */
  readonly outside: number
  readonly people: readonly PreviewPerson[]
}

export async function previewAssignment({ by, form, today }: { by: Actor; form: AssignmentForm; today: Day }): Promise<Result<AssignmentPreview, WishRefusal>> {
  const wish = await loadAssignmentWish({ by, form, today })
  if (!wish.ok) return wish
  const { course, unit, position, named } = wish.value
  const { meant, present } = await findMeantPeople(db(), { rule: form.rule, unitId: unit.unitId, positionId: position?.id ?? null, named, courseCode: course.code, asOf: today })
  const apart = await findApart(db(), { courseId: course.id, assignmentId: null, officerIds: meant.map(({ officerId }) => officerId), today })
  const { join } = reconcile({ rule: form.rule, due: form.due, today, first: true, meant, present, members: [], ...apart })
  const [elsewhere, excused] = [apart.elsewhere.size, form.rule === 'list' ? 0 : [...apart.excused].filter((officerId) => !apart.elsewhere.has(officerId)).length]
  const dueOn = new Map(join.map((one) => [one.officerId, one.dueOn]))
  const people = await db().$queryRaw<(Omit<PreviewPerson, 'dueOn'> & { since: Date })[]>`
    SELECT o.id AS "officerId", o.full_name AS "fullName", o.staff_code AS "staffCode", v.name AS "unitName", v.type AS "unitType", q.name AS "positionName", p.valid_from AS since
    FROM officer o JOIN posting p ON p.officer_id = o.id AND p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= ${today}::date AND (p.valid_to IS NULL OR p.valid_to > ${today}::date)
    JOIN position q ON q.id = p.position_id JOIN unit_version v ON v.unit_id = p.unit_id AND v.valid_from <= ${today}::date AND (v.valid_to IS NULL OR v.valid_to > ${today}::date)
    WHERE o.id = ANY(${[...dueOn.keys()]}::uuid[]) ORDER BY o.sort_key COLLATE "C", o.id LIMIT ${PREVIEWED}`
  return ok({
    ...wish.value,
    meant: meant.length,
    joining: join.length,
    certified: meant.length - join.length - elsewhere - excused,
    elsewhere,
    excused,
    outside: form.rule === 'list' ? named.length - meant.length : 0,
    people: people.map(({ since, ...person }) => ({ ...person, dueOn: dueOn.get(person.officerId) ?? fromColumn(since) })),
  })
}
