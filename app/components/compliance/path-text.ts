import type { TFunction } from 'i18next'
import { explainMinutes, explainWait } from '~/domain/compliance/explain-path'
import type { DatedStep, PathToStandard } from '~/domain/compliance/path-to-standard'
import type { Day } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import type { Requirement } from '~/domain/standard/standard'
import { requirementCode, requirementName } from './requirement-name'

/** "CC-MC, CM2": short names whose hyphens do not break. */
export function shortNames(requirements: readonly Requirement[], t: TFunction): string {
  return requirements.map((requirement) => requirementCode(requirement)?.replaceAll('-', '\u2011') ?? requirementName(requirement, t)).join(', ')
}

/** "3 giờ 20 phút". */
export function timeText(minutes: number, t: TFunction): string {
  const { key, values } = explainMinutes(minutes)
  return t(`path:${key}`, values)
}

/** What is done in a step. */
export function stepTitle({ option }: DatedStep, t: TFunction): string {
  switch (option.kind) {
    case 'course':
      if (option.wait?.kind === 'marking') return t('path:stepCourseMarking', { title: option.title })
      return t(option.lessonsLeft === 0 ? 'path:stepCourseTest' : 'path:stepCourse', { title: option.title })
    case 'document':
      return t('path:stepDocument')
    case 'assessment':
      return t('path:stepAssessment')
  }
}

/** What it costs, when, and what one must wait for. */
export function stepCost({ option, closes, start, finish }: DatedStep, t: TFunction): string {
  const dates = start === finish ? t('path:datesOneDay', { start: formatDay(start) }) : t('path:dates', { start: formatDay(start), finish: formatDay(finish) })
  switch (option.kind) {
    case 'course': {
      if (option.wait?.kind === 'marking') return t('path:waitMarking')
      const test = timeText(option.testMinutes, t)
      const cost = option.lessonsLeft === 0 ? t('path:costTest', { test }) : t('path:costCourse', { count: option.lessonsLeft, lessons: timeText(option.lessonMinutes, t), test })
      const wait = option.wait && explainWait(option.wait)
      const gives = option.hours > 0 ? [t('path:costHours', { hours: option.hours })] : []
      return [cost, ...gives, dates, ...(wait ? [t(`path:${wait.key}`, wait.values)] : [])].join(' ')
    }
    case 'document':
      return `${t('path:costDocument', { count: closes.length })} ${dates}`
    case 'assessment':
      return `${t('path:costAssessment', { count: closes.length })} ${dates}`
  }
}

/** By when a new appointee must have it, and whether that is too late for the path; null where there is no such day. */
export function dueText({ due, finish }: { readonly due: Day | null; readonly finish?: Day }, t: TFunction): string | null {
  if (due === null) return null
  return t(finish !== undefined && finish >= due ? 'path:dueLate' : 'path:due', { day: formatDay(due) })
}

/** The anchor of a step on the page that shows the path. */
export function stepAnchor({ option }: DatedStep): string {
  return `buoc-${option.id.replace(':', '-')}`
}

/** The link from a requirement to the step that closes it, on the same page. */
export function stepHref(path: PathToStandard | undefined, requirementId: string): string | undefined {
  const step = path?.steps.find(({ closes }) => closes.includes(requirementId))
  return step && `#${stepAnchor(step)}`
}
