import { useTranslation } from 'react-i18next'
import { TaskList, type TaskListItem } from '~/components/ui/task-list'
import type { StartRefusal } from '~/domain/attempt/attempt-rules'
import { formatDay, formatInstant } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface TestTaskProps {
  readonly courseCode: string
  readonly test: { readonly questions: number; readonly minutes: number; readonly passPercent: number; readonly refusal: StartRefusal | null }
}

/** The final test as a row: open, under way, or locked with what opens it. */
export function TestTask({ courseCode, test }: TestTaskProps) {
  const { t } = useTranslation('course')
  const { refusal } = test
  const row: TaskListItem = { id: 'test', title: t('testTitle'), href: paths.test(courseCode), meta: t('testMeta', { questions: test.questions, minutes: test.minutes, percent: test.passPercent }) }
  const locked = (opens: string): TaskListItem => ({ ...row, locked: { label: t('locked'), opens } })
  const item = (): TaskListItem => {
    switch (refusal?.kind) {
      case undefined:
        return { ...row, status: { state: 'idle', text: t('testReady') }, current: true }
      case 'attempt_open':
        return { ...row, href: paths.attemptQuestion(refusal.attemptId, 1), status: { state: 'active', text: t('testUnderWay') }, current: true }
      case 'not_enrolled':
        return locked(t('opensEnrol'))
      case 'lessons_left':
        return locked(t('opensLessons', { count: refusal.numbers.length }))
      case 'waiting':
        return locked(t('opensWaiting', { day: formatDay(refusal.from) }))
      case 'being_marked':
        return { ...row, href: paths.attemptResult(refusal.attemptId), status: { state: 'active', text: t('testBeingMarked') } }
      case 'closed':
        return locked(t('opensClosed', { time: formatInstant(new Date(refusal.since)) }))
      case 'not_open_yet':
        return locked(t('opensFrom', { time: formatInstant(new Date(refusal.from)) }))
      case 'no_class_session':
        return locked(refusal.next ? t('opensSession', { name: refusal.next.name, time: formatInstant(new Date(refusal.next.startsAt)) }) : t('opensNoSession'))
      case 'address_not_allowed':
        return locked(t('opensAddress'))
      case 'content_not_reviewed':
        return locked(t('opensReview'))
      case 'holds_certificate':
        return refusal.renewFrom === null ? { ...row, href: undefined, status: { state: 'met', text: t('testPassed') } } : locked(t('opensRenewal', { day: formatDay(refusal.renewFrom) }))
    }
  }
  return <TaskList items={[item()]} />
}
