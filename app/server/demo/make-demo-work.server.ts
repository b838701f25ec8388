/**
 * Work under way in the demo: courses assigned, one of them overdue, and monthly sheets of the head's commune and its
 * neighbours. Made by the same commands as in earnest, after the people are there; once, unless something is assigned.
 */
import type { Actor, Role } from '~/domain/access/role'
import type { AssignmentForm } from '~/domain/assignment/assignment-form'
import { addDays, type Day } from '~/domain/kernel/day'
import { monthOf } from '~/domain/unit-sheet/sheet-days'
import { evaluateAssignments } from '~/server/assignment/evaluate-assignments.server'
import { makeAssignment } from '~/server/assignment/make-assignment.server'
import { sendNotices } from '~/server/assignment/send-notices.server'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { getUnitPath } from '~/server/compliance/get-unit-path.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { climbSheets } from '~/server/unit-sheet/climb-sheets.server'
import { getCalendar } from '~/server/unit-sheet/get-calendar.server'
import { writeSheets } from '~/server/unit-sheet/write-sheets.server'
import type { Scenario } from './find-scenario.server'

const at = (day: Day, time = '08:30') => new Date(`${day}T${time}:00+07:00`)
/** Days since the head's sheet was opened, and those of the neighbours. */
const [FRESH, OLD] = [1, 9]
const NEIGHBOURS = 4

export async function makeDemoWork(scenario: Scenario, today: Day): Promise<void> {
  if ((await db().assignment.count()) > 0) return
  const accounts = await db().user.findMany({ where: { username: { in: scenario.accounts.map(({ username }) => username) } }, include: { roles: true } })
  const actors = accounts.map((user): Actor => ({ userId: user.id, username: user.username, displayName: user.displayName, officerId: user.officerId, roles: user.roles.map(({ role, unitId }) => ({ role: role as Role, unitId })) }))
  const unitOf = (role: Role) => actors.flatMap((actor) => actor.roles.filter((one) => one.role === role && one.unitId !== null).map(({ unitId }) => ({ actor, unitId: unitId as string })))
  const [head] = unitOf('head')
  if (head === undefined) return
  const path = (await getUnitPath(head.unitId, today)).map(({ unitId }) => unitId)
  // The nearest HR above the head's commune.
  const above = unitOf('hr').filter(({ unitId }) => path.includes(unitId)).sort((a, b) => path.indexOf(a.unitId) - path.indexOf(b.unitId))
  const [hr] = above
  if (hr) await assign(scenario, { hr, top: above.at(-1) ?? hr }, head.unitId, today)
  await openNeighbourhood(head.unitId, path[1], today)
}

type Office = { readonly actor: Actor; readonly unitId: string }

async function assign(scenario: Scenario, { hr, top }: { hr: Office; top: Office }, headUnitId: string, today: Day): Promise<void> {
  const learner = scenario.accounts.find((account) => account.learner)?.learner
  const gap = { rule: 'gap' as const, unitId: hr.unitId, positionId: null, codes: [] }
  const colleagues = await db().officer.findMany({ where: { user: null, postings: { some: { unitId: headUnitId, kind: 'main', supersededAt: null, validTo: null } } }, select: { staffCode: true }, orderBy: { sortKey: 'asc' }, take: 3 })
  const other = await db().course.findFirst({ where: { code: { not: learner?.course ?? '' }, versions: { some: { isCurrent: true } } }, select: { code: true }, orderBy: { code: 'asc' } })
  const forms: { by: Actor; form: AssignmentForm; daysAgo: number }[] = [
    ...(other && colleagues.length > 0 ? [{ by: hr.actor, daysAgo: 40, form: { courseCode: other.code, rule: 'list' as const, unitId: hr.unitId, positionId: null, codes: colleagues.map(({ staffCode }) => staffCode), due: { kind: 'fixed' as const, on: addDays(today, -3) }, reason: 'Tập huấn bổ sung theo kế hoạch quý' } }] : []),
    ...(other ? [{ by: top.actor, daysAgo: 20, form: { ...gap, unitId: top.unitId, courseCode: other.code, due: { kind: 'from_assigned' as const, days: 60 }, reason: 'Kế hoạch bồi dưỡng năm' } }] : []),
    ...(learner ? [{ by: hr.actor, daysAgo: learner.enrolled_days_ago, form: { ...gap, courseCode: learner.course, due: { kind: 'fixed' as const, on: addDays(today, learner.due_in_days) }, reason: learner.reason } }] : []),
  ]
  for (const { by, form, daysAgo } of forms) {
    const now = at(addDays(today, -daysAgo))
    const made = await makeAssignment({ by, form, formKey: `demo-${form.rule}-${form.courseCode}`, now })
    if (made.ok) await sendNotices(now, made.value.id)
  }
  await evaluateAssignments(at(today, '06:05'))
  await sendNotices(at(today, '06:20'))
}

async function openNeighbourhood(headUnitId: string, districtId: string | undefined, today: Day): Promise<void> {
  const calendar = await getCalendar()
  const open = async (unitIds: readonly string[], day: Day) => db().$transaction((tx) => writeSheets(tx, { unitIds, today: day, calendar, now: at(day, '06:35') }), { timeout: 60_000 })
  const fresh = addDays(today, -FRESH)
  await open([headUnitId], fresh)
  const kin = districtId === undefined ? [] : ((await findUnitTrees(districtId, [today])).get(today) ?? []).filter(({ unitId, parentId }) => parentId === districtId && unitId !== headUnitId)
  const old = addDays(today, -OLD) < monthOf(fresh) ? monthOf(fresh) : addDays(today, -OLD)
  const sheets = await open(kin.slice(0, NEIGHBOURS * 2).map(({ unitId }) => unitId), old)
  // Half of the neighbours have answered and signed; of the others the gaps climb.
  for (const [index, [unitId, sheetId]] of [...sheets].entries()) if (index % 2 === 0) await answerAndSign(unitId, sheetId, addDays(old, 2))
  await climbSheets(at(today, '06:50'))
}

async function answerAndSign(unitId: string, sheetId: string, day: Day): Promise<void> {
  const signer = 'Thủ trưởng đơn vị (dữ liệu mẫu)'
  await db().$transaction(async (tx) => {
    const items = await tx.unitSheetItem.findMany({ where: { sheetId }, orderBy: { ordinal: 'asc' }, select: { id: true } })
    await tx.unitSheetAct.createMany({
      data: items.map(({ id }, index) => ({ id: newId(), itemId: id, unitId, day: toColumn(day), at: at(day, '09:10'), actorName: signer, ...(index % 2 === 0 ? { kind: 'planned', plannedOn: toColumn(addDays(day, 45)), note: '' } : { kind: 'confirmed', note: 'Đã nhắc trong giao ban.' }) })),
    })
    await tx.unitSheet.update({ where: { id: sheetId }, data: { signedAt: at(day, '10:05'), signedByName: signer } })
  })
}
