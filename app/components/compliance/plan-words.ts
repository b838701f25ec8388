import type { TFunction } from 'i18next'
import { explainRequirement } from '~/domain/compliance/explain'
import { explainObstacle } from '~/domain/compliance/explain-path'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { PeopleFilter } from '~/domain/compliance/people-filter'
import type { PlanLine, PlanSheetWords } from '~/domain/compliance/plan-sheet'
import type { Pace } from '~/domain/compliance/study-days'
import type { TrainingPlan } from '~/domain/compliance/training-plan'
import type { Day } from '~/domain/kernel/day'
import { formatDay, formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'
import { agencyName } from './agency'
import { type FilterNames, filterLine } from './filter-words'
import { requirementCode, requirementName } from './requirement-name'
import { unitTitle } from './unit-name'

export interface PlanTitle {
  readonly unit: UnitOnDay
  readonly reporting: UnitOnDay
  readonly today: Day
  readonly start: Day
  readonly pace: Pace
  readonly filter: PeopleFilter
  readonly position: FilterNames['position']
  readonly plan: TrainingPlan
}

const PLAN_HEADERS = ['sheetNumber', 'sheetKind', 'sheetCode', 'sheetWhat', 'columnNeed', 'columnEnrolled', 'columnListed', 'columnSeats', 'sheetHours', 'sheetFirst', 'sheetLast'] as const
const PEOPLE_HEADERS = ['sheetNumber', 'sheetStaffCode', 'columnName', 'columnUnit', 'sheetPosition', 'sheetMissing', 'columnSteps', 'sheetHours', 'columnFinish', 'columnState', 'sheetObstacles'] as const

/** The words above a plan: whose, of which day, how it is studied, what it reaches, and which filter holds. */
export function planHead(t: TFunction, title: PlanTitle, issuer: string): PlanSheetWords {
  return words(t, title, issuer, t('path:sheetPlan'), PLAN_HEADERS)
}

/** The same above its people. */
export function planPeopleHead(t: TFunction, title: PlanTitle, issuer: string): PlanSheetWords {
  return words(t, title, issuer, t('path:sheetPeople'), PEOPLE_HEADERS)
}

function words(t: TFunction, { unit, reporting, today, start, pace, filter, position, plan }: PlanTitle, issuer: string, name: string, headers: readonly string[]): PlanSheetWords {
  const filters = filterLine(t, filter, 'then', { position })
  const lines = [
    t('path:planTitle'),
    `${t('path:sheetUnit')}: ${unitTitle(unit, t)}`,
    ...(filters === null ? [] : [filters]),
    `${t('path:sheetDay')}: ${formatDayTable(today)}`,
    `${t('path:sheetStart')}: ${formatDayTable(start)}`,
    `${t('path:sheetPace')}: ${pace}`,
    t('path:sheetReach', { on: formatDay(plan.on), after: formatNumber(plan.after), people: formatNumber(plan.people) }),
    `${t('path:sheetReporting')}: ${agencyName(reporting, issuer, t)}`,
  ]
  return { name, lines, headers: headers.map((key) => t(`path:${key}`)), total: t('path:sheetTotal') }
}

/** What a row of the plan is about. */
export function planLine(plan: TrainingPlan, key: string, t: TFunction): PlanLine {
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

function said({ key, values }: ReturnType<typeof explainObstacle>, t: TFunction, namespace: 'path' | 'standing'): string {
  return t(`${namespace}:${key}`, values)
}
