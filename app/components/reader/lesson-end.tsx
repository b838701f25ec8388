import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { StatusText } from '~/components/ui/status-text'
import { paths } from '~/paths'
import type { LessonReaderProps } from './lesson-shown'

/** What one says and where one goes at the end of a lesson. */
export function LessonEnd({ lesson, reading }: Pick<LessonReaderProps, 'lesson' | 'reading'>) {
  const { t } = useTranslation('reader')
  const { course, previous, next } = lesson
  return (
    <footer className="noprint">
      {reading.completed ? <p className="mt-6"><StatusText state="met">{t('finished')}</StatusText></p> : null}
      {reading.enrolled && !reading.completed ? (
        <form method="post" action={paths.lessonProgress(course.code, lesson.number)} className="mt-6">
          <Button name="read" value="1" icon="check" wide="phone">{t('declareRead')}</Button>
          <p className="hint mt-2">{t('declareHint')}</p>
        </form>
      ) : null}
      <nav className="pager" aria-label={t('pager')}>
        {previous ? <a href={paths.lesson(course.code, previous.number)} rel="prev"><span className="xs">{t('previous')}</span>{previous.number} {previous.title}</a> : null}
        {next
          ? <a className="next" href={paths.lesson(course.code, next.number)} rel="next"><span className="xs">{t('next')}</span>{next.number} {next.title}</a>
          : <a className="next" href={paths.course(course.code)}><span className="xs">{t('last')}</span>{t('backToCourse')}</a>}
      </nav>
    </footer>
  )
}
