import { useTranslation } from 'react-i18next'
import { LegalState } from '~/components/lesson/legal-state'
import { weakestState } from '~/components/lesson/law-chip'
import { Button } from '~/components/ui/button'
import { Callout } from '~/components/ui/callout'
import { Icon } from '~/components/ui/icon'
import { ProgressLine } from '~/components/ui/progress-line'
import { paths } from '~/paths'
import { LessonContents } from './lesson-contents'
import { LessonEnd } from './lesson-end'
import type { LessonReaderProps } from './lesson-shown'

/** A lesson to read: contents at the left, text, what comes next. Everything works without script. */
export function LessonReader({ lesson, reading, legal, html }: LessonReaderProps) {
  const { t } = useTranslation('reader')
  const { code } = lesson.course
  const at = reading.place ? lesson.sections.findIndex(({ id }) => id === reading.place?.section) + 1 : 0
  const share = reading.completed ? 1 : reading.furthest
  return (
    <>
      {/* Drawn up to the header; without a box of its own, so that the line sticks for as long as main is seen. */}
      <div className="contents *:-mt-6 *:mb-6 max-sm:*:-mt-5">
        <ProgressLine look="top" value={share} label={t('readSoFar', { percent: Math.round(share * 100) })} />
      </div>
      <div className="reader">
        <LessonContents lesson={lesson} reading={reading} at={at} />
        <article>
          <header className="prose">
            <p className="meta kicker">{t('kicker', { number: lesson.number, minutes: lesson.minutes })}</p>
            <h1>{lesson.title}</h1>
            <p className="lead">{lesson.lead}</p>
            <LegalSummary legal={legal} />
            {reading.enrolled ? null : (
              <Callout kind="info" title={t('notEnrolledTitle')}>
                <p>{t('notEnrolledText')}</p>
                <form method="post" action={paths.enrol(code)}><Button variant="secondary" size="small">{t('enrol')}</Button></form>
              </Callout>
            )}
          </header>
          <div
            className="prose"
            data-reader=""
            data-progress-url={reading.enrolled ? paths.lessonProgress(code, lesson.number) : undefined}
            data-position={at > 0 ? `${at}:${reading.place?.within ?? 0}` : undefined}
            dangerouslySetInnerHTML={{ __html: html }}
          />
          <LessonEnd lesson={lesson} reading={reading} />
        </article>
      </div>
    </>
  )
}

/** How many legal bases the lesson rests on and how far they are confirmed; the list itself stands at the end. */
function LegalSummary({ legal }: Pick<LessonReaderProps, 'legal'>) {
  const { t } = useTranslation('reader')
  const first = legal[0]
  if (first === undefined) return null
  const state = weakestState(legal)
  return (
    <>
      <p className="block-basis">
        <span className="law-chip">
          <span className="refs"><Icon name="law" /><a href={`#can-cu-${first.id}`}>{t('legalBases', { count: legal.length })}</a></span>
          <LegalState state={state} />
        </span>
      </p>
      {state === 'reviewed' ? null : <p className="hint mt-2">{t('pendingText')}</p>}
    </>
  )
}
