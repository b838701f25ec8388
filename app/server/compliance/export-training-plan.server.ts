/** The training plan as a file: who took it, of which unit and day, and how many people stands in the audit log first. */
import { peopleParams } from '~/domain/compliance/people-filter'
import { type Result, ok } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import type { OverviewRefusal } from './load-compliance-overview.server'
import { type PlanQuestion, type UnitPlan, loadTrainingPlan } from './load-training-plan.server'

export type PlanExport = Omit<PlanQuestion, 'act'> & { readonly format: 'csv' | 'xlsx'; readonly what: 'plan' | 'people' }

export async function exportTrainingPlan({ format, what, ...question }: PlanExport): Promise<Result<UnitPlan, OverviewRefusal>> {
  const loaded = await loadTrainingPlan({ ...question, act: 'exportStanding' })
  if (!loaded.ok) return loaded
  const { actor, unitId, now, start, pace } = question
  await db().$transaction((tx) => recordEvent(tx, {
    at: now,
    actor: { userId: actor.userId, name: actor.username },
    action: 'plan.export',
    subjectType: 'unit',
    subjectId: unitId,
    detail: { format, what, start, pace, ...peopleParams(question.filter ?? {}), people: loaded.value.officers.length },
  }))
  return ok(loaded.value)
}
