import { useTranslation } from 'react-i18next'
import { Icon } from '~/components/ui/icon'
import { paths } from '~/paths'
import type { LessonReaderProps } from './lesson-shown'

type Props = Pick<LessonReaderProps, 'lesson' | 'reading'> & { /** the section being read, from 1; 0 before the first */ readonly at: number }

/** The sections of the lesson: beside the text, or folded above it on a phone. */
export function LessonContents({ lesson, reading, at }: Props) {
  const { t } = useTranslation('reader')
  const { course, sections } = lesson
  const head = <>{t('lessonNumber', { number: lesson.number })} <span className="num">{t('sections', { at: reading.completed ? sections.length : at, total: sections.length })}</span></>
  const list = (
    <ol>
      {sections.map((section, index) => {
        const read = reading.completed || index + 1 < at
        const now = !reading.completed && index + 1 === at
        return <li key={section.id} className={read ? 'read' : undefined}><a href={`#${section.id}`} aria-current={now ? 'true' : undefined}><Icon name={read ? 'met' : now ? 'active' : 'idle'} />{section.text}</a></li>
      })}
    </ol>
  )
  return (
    <aside className="toc" data-toc="">
      <p className="meta"><a href={paths.course(course.code)}><Icon name="back" /> {course.title}</a></p>
      <nav className="max-md:hidden" aria-label={t('contents')}><p className="toc-head">{head}</p>{list}</nav>
      <details className="md:hidden"><summary className="toc-head">{head}</summary>{list}</details>
      <p className="xs">{reading.completed ? t('finished') : t('minutesLeft', { minutes: reading.minutesLeft })}</p>
    </aside>
  )
}
