import { Trans, useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import type { StartRefusal } from '~/domain/attempt/attempt-rules'
import type { Day } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface CourseActProps {
  readonly course: {
    readonly code: string
    readonly enrolment: { readonly completed: boolean } | null
    readonly mayEnrol: boolean
    readonly contentAllowed: boolean
    readonly resume: string | null
    readonly lessonsDone: number
    readonly lessonCount: number
    readonly modules: readonly { readonly lessons: readonly { readonly number: string; readonly started: boolean }[] }[]
    readonly test: { readonly refusal: StartRefusal | null }
    readonly certificate: { readonly id: string; readonly lastDay: Day | null } | null
  }
}

/** The one act of the course page: enrol, go on reading, take the test, or open the certificate; and how far one is. */
export function CourseAct({ course }: CourseActProps) {
  const { t } = useTranslation('course')
  return (
    <div className="course-act">
      <Act {...course} />
      {course.enrolment ? <span className="meta"><Trans t={t} i18nKey="progress" values={{ done: course.lessonsDone, total: course.lessonCount }} components={{ b: <b /> }} /></span> : <WhyNot {...course} />}
    </div>
  )
}

function Act({ code, enrolment, mayEnrol, resume, modules, test, certificate }: CourseActProps['course']) {
  const { t } = useTranslation('course')
  const look = { size: 'big', wide: 'phone', trailing: 'arrow' } as const
  if (mayEnrol) return <form method="post" action={paths.enrol(code)}><Button {...look}>{t(enrolment || certificate ? 'renewEnrol' : 'enrol')}</Button></form>
  if (test.refusal?.kind === 'attempt_open') return <ButtonLink {...look} href={paths.attemptQuestion(test.refusal.attemptId, 1)}>{t('toOpenTest')}</ButtonLink>
  if (enrolment && !enrolment.completed && resume !== null) {
    const begun = modules.some(({ lessons }) => lessons.some(({ number, started }) => number === resume && started))
    return <ButtonLink {...look} href={paths.lesson(code, resume)}>{t(begun ? 'resume' : 'start', { number: resume })}</ButtonLink>
  }
  if (test.refusal === null) return <ButtonLink {...look} href={paths.test(code)}>{t('toTest')}</ButtonLink>
  if (certificate) return <ButtonLink {...look} href={paths.certificate(certificate.id)}>{t('toCertificate')}</ButtonLink>
  const first = modules[0]?.lessons[0]?.number
  return first === undefined || !enrolment ? null : <ButtonLink {...look} variant="secondary" href={paths.lesson(code, first)}>{t('readAgain', { number: first })}</ButtonLink>
}

/** Why one cannot enrol, in a sentence. */
function WhyNot({ mayEnrol, contentAllowed, certificate }: CourseActProps['course']) {
  const { t } = useTranslation('course')
  if (mayEnrol) return null
  if (!contentAllowed) return <p className="meta">{t('notReviewed')}</p>
  if (certificate) return <p className="meta">{certificate.lastDay === null ? t('stillCertifiedForever') : t('stillCertified', { day: formatDay(certificate.lastDay) })}</p>
  return null
}
