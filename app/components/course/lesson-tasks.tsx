import { useTranslation } from 'react-i18next'
import { TaskList, type TaskListItem } from '~/components/ui/task-list'
import type { LessonStanding } from '~/domain/enrolment/lesson-state'
import { paths } from '~/paths'

export type LessonTask = LessonStanding & { readonly number: string; readonly title: string; readonly minutes: number }

/** The lessons of one part of a course: what is read, what to go on with. */
export function LessonTasks({ courseCode, lessons, enrolled }: { readonly courseCode: string; readonly lessons: readonly LessonTask[]; readonly enrolled: boolean }) {
  const { t } = useTranslation('course')
  const items = lessons.map((lesson): TaskListItem => {
    const begun = lesson.state !== 'done' && lesson.started && lesson.minutesLeft < lesson.minutes
    return {
      id: lesson.id,
      number: lesson.number,
      title: lesson.title,
      href: paths.lesson(courseCode, lesson.number),
      meta: begun ? t('lessonMinutesLeft', { minutes: lesson.minutes, left: lesson.minutesLeft }) : t('lessonMinutes', { minutes: lesson.minutes }),
      status: lesson.state === 'done' ? { state: 'met', text: t('lessonDone') } : lesson.started ? { state: 'active', text: t('lessonNow') } : { state: 'idle', text: t('lessonOpen') },
      current: enrolled && lesson.state === 'now',
    }
  })
  return <TaskList items={items} />
}
