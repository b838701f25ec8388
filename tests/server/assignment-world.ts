/** What tests of assignments stand on: a city with a commune, a course its standard asks for, people, and shorthands. */
import { assignmentForm } from '~/domain/assignment/assignment-form'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { makeAssignment } from '~/server/assignment/make-assignment.server'
import { memberStateSql } from '~/server/assignment/member-state-sql.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeCourse, type MadeCourse } from '../factories/course'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'

export const at = (day: Day) => new Date(`${day}T01:00:00Z`)
export const today = '2026-11-30'
export const now = at(today)
export const all = { search: '', state: null }

type Place = { city: string; unit: string; positionId: string; course: MadeCourse; hr: Actor; head: Actor }

/** A city with one commune, a position whose standard asks for the course's certificate, its HR and its head. */
export async function makePlace(): Promise<Place> {
  const course = await makeCourse()
  const { id: city } = await makeUnit({ level: 'city' })
  const { id: unit } = await makeUnit({ parentId: city })
  const { id: positionId } = await makePosition()
  await makeStandard({ positionId, requirements: [{ certificateTypeId: course.certificateTypeId }] })
  const [hr, head] = [await makeUser({ roles: [{ role: 'hr', unitId: city }] }), await makeUser({ roles: [{ role: 'head', unitId: unit }] })]
  return { city, unit, positionId, course, hr, head }
}

export async function person({ unit, positionId }: Place, options: { from?: string; positionId?: string; account?: boolean } = {}): Promise<{ id: string; staffCode: string }> {
  const officer = await makeOfficer({ email: `${newId()}@vidu.example` })
  await makePosting({ officerId: officer.id, unitId: unit, positionId: options.positionId ?? positionId, validFrom: options.from ?? '2020-01-01' })
  if (options.account) await makeUser({ officerId: officer.id })
  await db().$transaction((tx) => rewriteStanding(tx, [officer.id]))
  return officer
}

export async function certify(place: Place, officerId: string, validFrom = '2026-11-01', validTo: string | null = '2029-11-01'): Promise<void> {
  await db().evidence.create({ data: { id: newId(), officerId, kind: 'certificate', certificateTypeId: place.course.certificateTypeId, source: 'exam', grade: 'B', validFrom: toColumn(validFrom), validTo: validTo ? toColumn(validTo) : null } })
  await db().$transaction((tx) => rewriteStanding(tx, [officerId]))
}

export const formOf = ({ course, unit }: Place, change: object = {}) => assignmentForm.parse({ courseCode: course.code, rule: 'gap', unitId: unit, dueKind: 'fixed', dueOn: '31/12/2026', reason: 'Kế hoạch', ...change })

export async function assigned(place: Place, change: object = {}, when = now): Promise<string> {
  const made = await makeAssignment({ by: place.hr, form: formOf(place, change), formKey: newId(), now: when })
  if (!made.ok) throw new Error(JSON.stringify(made.reason))
  return made.value.id
}

/** Of everybody who is or was in it, whoever may see whom. */
export async function statesOf(assignmentId: string, day = today): Promise<Record<string, string>> {
  const rows = await db().$queryRaw<{ id: string; state: string }[]>`SELECT m.officer_id AS id, ${memberStateSql(day)} AS state FROM assignment_member m JOIN assignment a ON a.id = m.assignment_id WHERE a.id = ${assignmentId}::uuid`
  return Object.fromEntries(rows.map(({ id, state }) => [id, state]))
}
export const noticesOf = (assignmentId: string) => db().assignmentNotice.findMany({ where: { assignmentId }, orderBy: [{ officerId: 'asc' }, { step: 'asc' }] })

export const nameOf = async (id = '') => (await db().officer.findUniqueOrThrow({ where: { id } })).fullName
