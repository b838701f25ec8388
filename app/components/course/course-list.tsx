import { useTranslation } from 'react-i18next'
import { RowList } from '~/components/ui/row-list'
import { StatusText } from '~/components/ui/status-text'
import type { Day } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export type CourseListRow = {
  readonly code: string
  readonly title: string
  readonly certificateCode: string
  readonly periods: number
  readonly lessons: number
  readonly lessonsDone: number
  readonly minutesLeft: number
  readonly state: 'open' | 'enrolled' | 'completed'
  readonly dueOn: Day | null
}

const LOOKS = { open: { state: 'idle', word: 'stateOpen' }, enrolled: { state: 'active', word: 'stateEnrolled' }, completed: { state: 'met', word: 'stateCompleted' } } as const

/** Courses as rows: what they lead to, how far one is. */
export function CourseList({ courses }: { readonly courses: readonly CourseListRow[] }) {
  const { t } = useTranslation('course')
  return (
    <RowList
      items={courses.map((course) => ({
        id: course.code,
        title: course.title,
        href: paths.course(course.code),
        meta: (
          <>
            {t('rowMeta', { code: course.certificateCode.replaceAll('-', '\u2011'), lessons: course.lessons, periods: course.periods })}
            {course.state === 'enrolled' ? <><br />{t('rowDone', { done: course.lessonsDone, total: course.lessons })}{course.minutesLeft > 0 ? `, ${t('rowMinutes', { minutes: course.minutesLeft })}` : ''}</> : null}
          </>
        ),
        status: <StatusText state={LOOKS[course.state].state}>{t(LOOKS[course.state].word)}</StatusText>,
        note: course.dueOn === null || course.state === 'completed' ? undefined : t('dueOn', { day: formatDay(course.dueOn) }),
      }))}
    />
  )
}
