/** One member of the programme: who it is, every stage ever entered, and what may be entered next. For the tree of the post held today, and for the unit that runs the programme. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { nextStages, type Stage } from '~/domain/programme/stage'
import { getPostOn } from '~/server/certificate/get-post-on.server'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type MemberStage = { readonly id: string; readonly stage: Stage; readonly on: Day; readonly decision: string; readonly note: string | null; readonly recordedAt: Date; readonly recordedBy: string | null; readonly takenBack: { readonly at: Date; readonly reason: string } | null }
export type MemberPage = {
  readonly id: string
  readonly officerId: string
  readonly fullName: string
  readonly staffCode: string
  readonly post: { readonly position: string; readonly unit: { readonly name: string; readonly type: string } | null } | null
  readonly cohort: string | null
  readonly stages: readonly MemberStage[]
  readonly next: readonly Stage[]
  readonly mayManage: boolean
}

export async function loadMember({ by, id, today }: { by: Actor; id: string; today: Day }): Promise<Result<MemberPage, Refusal | 'not_found'>> {
  const member = await db().programmeMember.findUnique({
    where: { id },
    include: { officer: true, cohort: true, programme: { select: { unitId: true } }, stages: { orderBy: { number: 'asc' }, include: { recordedBy: { select: { displayName: true } } } } },
  })
  if (!member) return err('not_found')
  const post = await getPostOn(db(), member.officerId, today)
  const unitPath = [...(post?.units.map((unit) => unit.id) ?? []), member.programme.unitId]
  const decision = may(by, 'viewProgramme', { unitPath })
  if (!decision.ok) return err(decision.reason === 'scope' ? 'not_found' : decision.reason)
  const stages = member.stages.map((row): MemberStage => ({
    id: row.id, stage: row.stage as Stage, on: fromColumn(row.happenedOn), decision: row.decision, note: row.note, recordedAt: row.recordedAt, recordedBy: row.recordedBy?.displayName ?? null,
    takenBack: row.supersededAt === null ? null : { at: row.supersededAt, reason: row.supersededReason ?? '' },
  }))
  const last = stages.filter(({ takenBack }) => takenBack === null).at(-1)
  const unit = post?.units[0]
  return ok({
    id, officerId: member.officerId, fullName: member.officer.fullName, staffCode: member.officer.staffCode, cohort: member.cohort?.name ?? null,
    post: post && { position: post.position, unit: unit ? { name: unit.name, type: unit.type } : null },
    stages, next: nextStages(last?.stage ?? null), mayManage: may(by, 'manageProgramme', { unitPath }).ok,
  })
}
