/** One row of every table of assignments, outgoing mail and monthly sheets, written as they are. */
import { db } from '../../app/server/db.server'
import { toColumn } from '../../app/server/day-column.server'
import { newId } from '../../app/server/id.server'

export async function makeAssignmentRows({ officerId, courseId, unitId, aboveId }: { officerId: string; courseId: string; unitId: string; aboveId: string }): Promise<void> {
  const [id, sheetId, itemId, at, day] = [newId(), newId(), newId(), new Date('2026-05-01T01:00:00Z'), toColumn('2026-05-04')]
  await db().assignment.create({
    data: {
      id, courseId, unitId, rule: 'list', reason: 'Kế hoạch thử', dueKind: 'fixed', dueOn: toColumn('2026-06-30'), assignedByName: 'Nhân sự thử', assignedAt: at, formKey: id, evaluatedOn: day,
      members: { create: { officerId, assignedOn: day, dueOn: toColumn('2026-06-30'), notices: { create: { step: 'assigned:2026-05-04', at } } } },
      extensions: { create: { id: newId(), dueOn: toColumn('2026-07-31'), reason: 'Thử', at, actorName: 'Nhân sự thử' } },
    },
  })
  await db().mailMessage.create({ data: { id: newId(), address: 'thu@vidu.example', name: 'Người thử', locale: 'vi', items: [], createdAt: at, nextTryAt: at } })
  await db().unitSheet.create({
    data: {
      id: sheetId, unitId, month: toColumn('2026-05-01'), openedOn: day, signedAt: at, signedByName: 'Thủ trưởng thử',
      items: { create: { id: itemId, ordinal: 1, officerId, positionName: 'Vị trí thử', code: 'CC', name: 'Chứng chỉ thử', cause: {}, step: {}, mover: 'officer', acts: { create: { id: newId(), kind: 'climbed', unitId: aboveId, day, at, actorName: 'system', note: '' } } } },
    },
  })
}
