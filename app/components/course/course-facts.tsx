import { Trans, useTranslation } from 'react-i18next'
import { LegalState } from '~/components/lesson/legal-state'
import type { ReviewState } from '~/components/lesson/lesson-context'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import type { Day } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface CourseFactsProps {
  readonly periods: number
  readonly number: number
  readonly publishedOn: Day
  readonly reviewState: ReviewState
  readonly certificateType: { readonly code: string; readonly months: number }
  readonly competencies: readonly { readonly code: string; readonly name: string; readonly level: number }[]
  readonly enrolment: { readonly dueOn: Day | null; readonly assigned: boolean; readonly reason: string | null; readonly enrolledOn: Day } | null
  /** Names of the positions that must take it. */
  readonly audience: readonly string[]
  readonly prerequisites: readonly { readonly code: string; readonly title: string; readonly published: boolean }[]
  readonly prerequisiteRule: 'required' | 'recommended'
  /** The officer's post, when its standard asks for the certificate; null when it does not. */
  readonly requiredBy: string | null
}

/** A code that does not break at its hyphen. */
const whole = (code: string) => code.replaceAll('-', '\u2011')

/** Beside the lessons: why one is here, and what the course is. */
export function CourseFacts(course: CourseFactsProps) {
  const { t } = useTranslation('course')
  const { enrolment, certificateType } = course
  const code = whole(certificateType.code)
  return (
    <>
      <Card title={t('whyTitle')}>
        <p className="meta"><Trans t={t} i18nKey={course.requiredBy === null ? 'whyNotRequired' : 'whyRequired'} values={{ position: course.requiredBy ?? '', code }} components={{ b: <b /> }} /></p>
        {enrolment ? <p className="xs flat">{enrolment.assigned ? t(enrolment.reason ? 'assignedBecause' : 'assignedOn', { day: formatDay(enrolment.enrolledOn), reason: enrolment.reason }) : t('enrolledOn', { day: formatDay(enrolment.enrolledOn) })}</p> : null}
      </Card>
      <Card title={t('aboutTitle')}>
        <DefinitionList rows={[
          { term: t('aboutLength'), value: t('aboutPeriods', { periods: course.periods }) },
          ...(enrolment?.dueOn ? [{ term: t('aboutDue'), value: <b className="num">{formatDay(enrolment.dueOn)}</b> }] : []),
          { term: t('aboutCertificate'), value: certificateType.months === 0 ? t('aboutUnlimited', { code }) : t('aboutMonths', { code, months: certificateType.months }) },
          { term: t('aboutCompetency'), value: course.competencies.map(({ name, level }) => t('aboutLevel', { name, level })).join('; ') },
          { term: t(course.prerequisiteRule === 'required' ? 'aboutPrerequisiteRequired' : 'aboutPrerequisite'), value: <Prerequisites courses={course.prerequisites} /> },
          { term: t('aboutVersion'), value: t('aboutVersionText', { number: course.number, day: formatDay(course.publishedOn) }) },
        ]} />
        <p className="meta mt-3"><LegalState state={course.reviewState} plain /></p>
      </Card>
      <Card title={t('audienceTitle')}>
        {course.audience.length === 0 ? <p className="meta">{t('audienceAny')}</p> : <ul className="notes">{course.audience.map((name) => <li key={name}>{name}</li>)}</ul>}
      </Card>
    </>
  )
}

function Prerequisites({ courses }: { readonly courses: CourseFactsProps['prerequisites'] }) {
  const { t } = useTranslation('course')
  if (courses.length === 0) return <>{t('aboutPrerequisiteNone')}</>
  return <>{courses.map(({ code, title, published }) => <span key={code} className="block">{published ? <a href={paths.course(code)}>{title}</a> : t('stepComingNote', { title })}</span>)}</>
}
