/**
 * Tells members of assignments a step each, in the caller's transaction. The row of the step comes first: whoever writes
 * it tells, so that two jobs at once, or one that runs again, tell once. Escalations go to the heads of the members'
 * units, one for each assignment with the number of people.
 */
import type { NoticeStep } from '~/domain/assignment/notice'
import type { Day } from '~/domain/kernel/day'
import type { NotificationItem, NotificationKind } from '~/domain/notification/notification-kind'
import type { Transaction } from '~/server/db.server'
import { notifyPeople, type Notice } from '~/server/notification/notify-people.server'
import { findUnitHeads } from '~/server/notification/find-unit-heads.server'

export type Step = {
  readonly assignmentId: string
  readonly officerId: string
  readonly fullName: string
  /** of the main post today; null where the person holds none */
  readonly unitId: string | null
  readonly step: NoticeStep | 'exempted' | 'cancelled' | `extended:${string}`
  readonly item: NotificationItem
}

/** Out: how many steps were new. */
export async function tellMembers(tx: Transaction, steps: readonly Step[], today: Day, now: Date): Promise<number> {
  if (steps.length === 0) return 0
  const written = await tx.$queryRaw<{ key: string }[]>`
    INSERT INTO assignment_notice (assignment_id, officer_id, step, at)
    SELECT s.assignment_id, s.officer_id, s.step, ${now} FROM unnest(${steps.map(({ assignmentId }) => assignmentId)}::uuid[], ${steps.map(({ officerId }) => officerId)}::uuid[], ${steps.map(({ step }) => step)}::text[]) AS s (assignment_id, officer_id, step)
    ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING RETURNING assignment_id || ' ' || officer_id || ' ' || step AS key`
  const keys = new Set(written.map(({ key }) => key))
  const fresh = steps.filter(({ assignmentId, officerId, step }) => keys.has(`${assignmentId} ${officerId} ${step}`))
  const own = fresh.filter(({ step }) => step !== 'escalated').map(({ officerId, item }): Notice => ({ to: { officerId }, item }))
  await notifyPeople(tx, [...own, ...(await escalations(tx, fresh.filter(({ step }) => step === 'escalated'), today))], now)
  return fresh.length
}

async function escalations(tx: Transaction, late: readonly Step[], today: Day): Promise<Notice[]> {
  const heads = await findUnitHeads(tx, late.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])), today)
  const groups = new Map<string, { userId: string; unitId: string; steps: Step[] }>()
  for (const step of late) {
    for (const { userId, unitId } of heads.get(step.unitId ?? '') ?? []) {
      const key = `${userId} ${step.assignmentId}`
      const group = groups.get(key) ?? { userId, unitId, steps: [] }
      groups.set(key, group)
      if (!group.steps.some(({ officerId }) => officerId === step.officerId)) group.steps.push(step)
    }
  }
  return [...groups.values()].map(({ userId, unitId, steps }): Notice => {
    const [first] = steps
    const { course = '', title = '' } = first?.item.values ?? {}
    const kind: NotificationKind = 'assignment_escalated'
    return { to: { userId }, item: { kind, values: { course, title, unitId, assignmentId: first?.assignmentId ?? '', people: steps.length, name: first?.fullName ?? '', officerId: first?.officerId ?? '' } } }
  })
}
