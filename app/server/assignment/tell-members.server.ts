/**
 * Tells members of assignments a step each, in the caller's transaction. The row of the step comes first: whoever writes
 * it tells, so that two jobs at once, or one that runs again, tell once. Escalations go to who answers for the members'
 * units, one for each assignment with the number of people.
 */
import type { Day } from '~/domain/kernel/day'
import type { NotificationItem } from '~/domain/notification/notification-kind'
import type { Transaction } from '~/server/db.server'
import { findResponsiblePeople } from '~/server/notification/find-responsible-people.server'
import { notifyPeople, type Notice } from '~/server/notification/notify-people.server'

export type Step = {
  readonly assignmentId: string
  readonly officerId: string
  readonly fullName: string
  /** of the main post today; null where the person holds none */
  readonly unitId: string | null
  /** what it is kept under: told once */
  readonly key: string
  readonly item: NotificationItem
}

/** Out: how many steps were new. */
export async function tellMembers(tx: Transaction, steps: readonly Step[], today: Day, now: Date): Promise<number> {
  if (steps.length === 0) return 0
  const written = await tx.$queryRaw<{ key: string }[]>`
    INSERT INTO assignment_notice (assignment_id, officer_id, step, at)
    SELECT s.assignment_id, s.officer_id, s.step, ${now} FROM unnest(${steps.map(({ assignmentId }) => assignmentId)}::uuid[], ${steps.map(({ officerId }) => officerId)}::uuid[], ${steps.map(({ key }) => key)}::text[]) AS s (assignment_id, officer_id, step)
    ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING RETURNING assignment_id || ' ' || officer_id || ' ' || step AS key`
  const keys = new Set(written.map(({ key }) => key))
  const fresh = steps.filter(({ assignmentId, officerId, key }) => keys.has(`${assignmentId} ${officerId} ${key}`))
  const isEscalation = ({ item }: Step) => item.kind === 'assignment_escalated'
  const own = fresh.filter((step) => !isEscalation(step)).map(({ officerId, item }): Notice => ({ to: { officerId }, item }))
  await notifyPeople(tx, [...own, ...(await escalations(tx, fresh.filter(isEscalation), today))], now)
  return fresh.length
}

async function escalations(tx: Transaction, late: readonly Step[], today: Day): Promise<Notice[]> {
  const placed = late.flatMap((step) => (step.unitId === null ? [] : [{ step, unitId: step.unitId, aboutId: step.officerId }]))
  const responsible = await findResponsiblePeople(tx, placed, today)
  const groups = new Map<string, { userId: string; steps: Step[] }>()
  for (const [index, { step }] of placed.entries()) {
    for (const { userId } of responsible[index] ?? []) {
      const key = `${userId} ${step.assignmentId}`
      groups.set(key, { userId, steps: [...(groups.get(key)?.steps ?? []), step] })
    }
  }
  return [...groups.values()].map(({ userId, steps }): Notice => {
    const [first] = steps
    const { course = '', title = '' } = first?.item.values ?? {}
    return { to: { userId }, item: { kind: 'assignment_escalated', values: { course, title, assignmentId: first?.assignmentId ?? '', people: steps.length, name: first?.fullName ?? '' } } }
  })
}
