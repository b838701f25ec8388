/** The accounts to try, all with one password that is public knowledge, and what the learner among them has done so far. */
import { addDays } from '~/domain/kernel/day'
import { writePlace } from '~/domain/enrolment/reading-progress'
import { toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { hashPassword } from '~/server/password/password.server'
import type { Member } from './draw-members.server'
import type { Account, Learner, Scenario } from './find-scenario.server'
import type { OwnCourse } from './load-own-course.server'
import type { World } from './load-world.server'

export const DEMO_PASSWORD = 'dat-chuan-demo'
const SCOPED = ['head', 'hr']

async function writeAccount(tx: Transaction, account: Account, officer: Member | undefined, passwordHash: string, world: World): Promise<void> {
  const unit = account.unit === undefined ? undefined : world.now.byCode.get(account.unit)
  if (account.unit !== undefined && !unit) throw new Error(`no unit ${account.unit} today for the account ${account.username}`)
  await tx.user.create({
    data: {
      id: newId(), username: account.username, passwordHash, officerId: officer?.person.id ?? null,
      displayName: account.display_name ?? officer?.person.fullName ?? account.label,
      roles: { create: account.roles.map((role) => ({ id: newId(), role, unitId: SCOPED.includes(role) ? (unit?.id ?? null) : null, validFrom: toColumn(world.start) })) },
    },
  })
}

const at = (day: string, time: string) => new Date(`${day}T${time}:00+07:00`)

async function writeProgress(tx: Transaction, learner: Learner, officerId: string, course: OwnCourse, world: World): Promise<void> {
  const enrolledOn = addDays(world.today, -learner.enrolled_days_ago)
  const enrolmentId = newId()
  await tx.enrolment.create({
    data: {
      id: enrolmentId, officerId, courseId: course.id, courseVersionId: course.versionId, source: 'assigned', reason: learner.reason,
      dueOn: toColumn(addDays(world.today, learner.due_in_days)), enrolledAt: at(enrolledOn, '08:30'),
    },
  })
  const lessons = await tx.lesson.findMany({ where: { courseVersionId: course.versionId, number: { in: [...learner.done, learner.reading] } }, orderBy: { ordinal: 'asc' }, select: { id: true, number: true, sections: true } })
  await tx.lessonProgress.createMany({
    data: lessons.map(({ id, number, sections }, i) => {
      const done = learner.done.includes(number)
      const headings = sections as { id: string }[]
      const section = headings[done ? headings.length - 1 : Math.floor(headings.length * learner.ratio)]?.id
      const ratio = done ? 1 : learner.ratio
      const on = addDays(enrolledOn, Math.min(i + 1, learner.enrolled_days_ago))
      return { enrolmentId, lessonId: id, section: writePlace(section === undefined ? null : { section, within: done ? 1 : 0 }), ratio, furthest: ratio, startedAt: at(on, '09:05'), updatedAt: at(on, '09:40'), completedAt: done ? at(on, '09:40') : null }
    }),
  })
}

export async function writeAccounts(tx: Transaction, scenario: Scenario, members: readonly Member[], courses: ReadonlyMap<string, OwnCourse>, world: World): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  for (const account of scenario.accounts) {
    const officer = members.find((member) => member.account === account)
    await writeAccount(tx, account, officer, passwordHash, world)
    const course = account.learner && courses.get(account.learner.course)
    if (account.learner && officer && course) await writeProgress(tx, account.learner, officer.person.id, course, world)
  }
}
