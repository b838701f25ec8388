import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { obstacleText, outcomeText, stepsInShort } from '~/components/compliance/plan-people'
import { planHead, planLine, planPeopleHead } from '~/components/compliance/plan-words'
import { unitTitle } from '~/components/compliance/unit-name'
import { isId } from '~/domain/compliance/officer-query'
import { planPeopleSheet, planSheet } from '~/domain/compliance/plan-sheet'
import { requireActor } from '~/http/guard'
import { readPlanAddress } from '~/http/plan-address'
import { refuse } from '~/http/respond'
import { sheetResponse } from '~/http/sheet-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { exportTrainingPlan } from '~/server/compliance/export-training-plan.server'
import { env } from '~/server/env.server'

const query = z.object({ format: z.enum(['csv', 'xlsx']), what: z.enum(['plan', 'people']).default('plan') })
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'exportStanding')
  const { unitId } = args.params
  if (!isId(unitId)) throw refuse(404)
  const parsed = query.safeParse(Object.fromEntries(new URL(args.request.url).searchParams))
  const at = now()
  const { today, start, pace, filter, wrong } = readPlanAddress(args.request, at)
  if (!parsed.success || wrong) throw refuse(400)
  const { format, what } = parsed.data
  const result = await exportTrainingPlan({ actor, unitId, start, pace, filter, now: at, format, what })
  if (!result.ok) throw refuse(result.reason === 'role' ? 403 : 404)
  const { plan, unit, reporting, position, officers } = result.value
  if (plan === null) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  const title = { plan, unit, reporting, today, start, pace, filter, position }
  if (what === 'plan') return sheetResponse(planSheet(plan, (key) => planLine(plan, key, t), planHead(t, title, env().ISSUER_NAME)), format, ['ke hoach boi duong', unit.name, today])
  const people = planPeopleSheet(officers, ({ unitName: name, unitType: type, path }) => ({
    unit: unitTitle({ name, type }, t),
    steps: stepsInShort(path, t),
    state: outcomeText(path, plan.on, t),
    obstacles: path.unclosed.map((one) => obstacleText(one, t)).join(' '),
  }), planPeopleHead(t, title, env().ISSUER_NAME))
  return sheetResponse(people, format, ['ke hoach tung nguoi', unit.name, today])
}
