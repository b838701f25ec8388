/** The plan that the address of a page asks for, or the refusal: another's unit is not even said to exist. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Actor } from '~/domain/access/role'
import { isId } from '~/domain/compliance/officer-query'
import { now } from '~/server/clock.server'
import { type UnitPlan, loadTrainingPlan } from '~/server/compliance/load-training-plan.server'
import { type PlanAsked, readPlanAddress } from './plan-address'
import { refuse } from './respond'

export async function loadPlan({ params, request }: LoaderFunctionArgs, actor: Actor): Promise<{ readonly asked: PlanAsked; readonly page: UnitPlan }> {
  if (!isId(params.unitId)) throw refuse(404)
  const at = now()
  const asked = readPlanAddress(request, at)
  const loaded = await loadTrainingPlan({ actor, act: 'viewUnitStanding', unitId: params.unitId, start: asked.start, pace: asked.pace, filter: asked.filter, now: at })
  if (!loaded.ok) throw refuse(loaded.reason === 'role' ? 403 : 404)
  return { asked, page: loaded.value }
}
