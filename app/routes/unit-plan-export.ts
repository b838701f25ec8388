import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { agencyName } from '~/components/compliance/agency'
import { obstacleText, outcomeText, stepsInShort } from '~/components/compliance/plan-people'
import { requirementCode, requirementName } from '~/components/compliance/requirement-name'
import { unitTitle } from '~/components/compliance/unit-name'
import { explainRequirement } from '~/domain/compliance/explain'
import { explainObstacle } from '~/domain/compliance/explain-path'
import { isId } from '~/domain/compliance/officer-query'
import { type PlanLine, planPeopleSheet, planSheet } from '~/domain/compliance/plan-sheet'
import type { TrainingPlan } from '~/domain/compliance/training-plan'
import { formatDay, formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { readPlanAddress } from '~/http/plan-address'
import { refuse } from '~/http/respond'
import { sheetResponse } from '~/http/sheet-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { exportTrainingPlan } from '~/server/compliance/export-training-plan.server'
import { env } from '~/server/env.server'

const query = z.object({ format: z.enum(['csv', 'xlsx']), what: z.enum(['plan', 'people']).default('plan') })
const PLAN_HEADERS = ['sheetNumber', 'sheetKind', 'sheetCode', 'sheetWhat', 'columnNeed', 'columnEnrolled', 'columnListed', 'columnSeats', 'sheetHours', 'sheetFirst', 'sheetLast'] as const
const PEOPLE_HEADERS = ['sheetNumber', 'sheetStaffCode', 'columnName', 'columnUnit', 'sheetPosition', 'sheetMissing', 'columnSteps', 'sheetHours', 'columnFinish', 'columnState', 'sheetObstacles'] as const

type Translate = ReturnType<typeof i18nFor>['t']

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'exportStanding')
  const { unitId } = args.params
  if (!isId(unitId)) throw refuse(404)
  const parsed = query.safeParse(Object.fromEntries(new URL(args.request.url).searchParams))
  const at = now()
  const { today, start, pace, wrong } = readPlanAddress(args.request, at)
  if (!parsed.success || wrong) throw refuse(400)
  const { format, what } = parsed.data
  const result = await exportTrainingPlan({ actor, unitId, start, pace, now: at, format, what })
  if (!result.ok) throw refuse(result.reason === 'role' ? 403 : 404)
  const { plan, unit, reporting, officers } = result.value
  if (plan === null) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  const lines = [
    t('path:planTitle'),
    `${t('path:sheetUnit')}: ${unitTitle(unit, t)}`,
    `${t('path:sheetDay')}: ${formatDayTable(today)}`,
    `${t('path:sheetStart')}: ${formatDayTable(start)}`,
    `${t('path:sheetPace')}: ${pace}`,
    t('path:sheetReach', { on: formatDay(plan.on), after: formatNumber(plan.after), people: formatNumber(plan.people) }),
    `${t('path:sheetReporting')}: ${agencyName(reporting, env().ISSUER_NAME, t)}`,
  ]
  const words = (name: string, headers: readonly string[]) => ({ name, lines, headers: headers.map((key) => t(`path:${key}`)), total: t('path:sheetTotal') })
  if (what === 'plan') return sheetResponse(planSheet(plan, (key) => planLine(plan, key, t), words(t('path:sheetPlan'), PLAN_HEADERS)), format, ['ke hoach boi duong', unit.name, today])
  const people = planPeopleSheet(officers, ({ unitName: name, unitType: type, path }) => ({
    unit: unitTitle({ name, type }, t),
    steps: stepsInShort(path, t),
    state: outcomeText(path, plan.on, t),
    obstacles: path.unclosed.map((one) => obstacleText(one, t)).join(' '),
  }), words(t('path:sheetPeople'), PEOPLE_HEADERS))
  return sheetResponse(people, format, ['ke hoach tung nguoi', unit.name, today])
}

function said({ key, values }: ReturnType<typeof explainObstacle>, t: Translate, namespace: 'path' | 'standing'): string {
  return t(`${namespace}:${key}`, values)
}

function planLine(plan: TrainingPlan, key: string, t: Translate): PlanLine {
  const course = plan.courses.find((row) => row.key === key)
  if (course) return { kind: t('path:kindCourse'), code: course.courseCode, what: course.title }
  const obstacle = plan.obstacles.find((row) => row.key === key)
  const row = obstacle ?? [...plan.papers, ...plan.assessments].find((one) => one.key === key)
  const requirement = row?.requirement ?? null
  const name = requirement ? requirementName(requirement, t) : t('path:standing')
  const kind = t(obstacle ? 'path:kindCannot' : key.startsWith('document:') ? 'path:kindDocument' : 'path:kindAssessment')
  const more = obstacle ? said(explainObstacle(obstacle), t, 'path') : requirement ? said(explainRequirement(requirement), t, 'standing') : ''
  return { kind, code: (requirement && requirementCode(requirement)) ?? null, what: `${name}. ${more}` }
}
