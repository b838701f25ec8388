import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { TaskList, type TaskListItem } from '~/components/ui/task-list'
import type { DatedStep } from '~/domain/compliance/path-to-standard'
import { paths } from '~/paths'
import { dueText, shortNames, stepAnchor, stepCost, stepTitle } from './path-text'

export interface PathStepListProps {
  readonly steps: readonly DatedStep[]
  /** Links to courses, for the officer. */
  readonly own?: boolean
  /** Without the proof, where it stands elsewhere. */
  readonly brief?: boolean
}

/** The steps of a path: act, hours and dates, what each meets, and why none can be left out. */
export function PathStepList({ steps, own = false, brief = false }: PathStepListProps) {
  const { t } = useTranslation(['path', 'compliance'])
  return <TaskList items={steps.map((step, index): TaskListItem => ({
    id: step.option.id,
    anchor: brief ? undefined : stepAnchor(step),
    number: String(index + 1),
    title: stepTitle(step, t),
    href: own ? hrefOf(step) : undefined,
    meta: (
      <>
        {stepCost(step, t)} {step.closes.length > 0 ? t('closes', { names: shortNames(step.requirements, t) }) : t('closesNothing')}{step.due === null ? null : <> <b>{dueText(step, t)}</b></>}
        {brief ? null : <><br /><b>{t('why')}</b> {t('whyText', { names: shortNames(step.proof, t) })}</>}
      </>
    ),
    status: statusOf(step, t),
  }))} />
}

function hrefOf({ option }: DatedStep): string | undefined {
  if (option.kind !== 'course' || option.wait?.kind === 'marking') return undefined
  return option.enrolled && option.lessonsLeft === 0 ? paths.test(option.courseCode) : paths.course(option.courseCode)
}

function statusOf({ option }: DatedStep, t: TFunction): NonNullable<TaskListItem['status']> {
  switch (option.kind) {
    case 'course':
      if (option.wait?.kind === 'marking') return { state: 'active', text: t('path:statusMarking') }
      if (option.enrolled) return { state: 'active', text: t('path:statusEnrolled') }
      return { state: 'idle', text: t(option.refusal === null ? 'path:statusOpen' : 'path:statusLater') }
    case 'document':
      return { state: 'idle', text: t('path:statusDocument') }
    case 'assessment':
      return { state: 'idle', text: t('path:statusAssessment') }
  }
}
