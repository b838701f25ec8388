import { useTranslation } from 'react-i18next'
import { ResumeCard } from '~/components/ui/resume-card'
import type { ResumePoint } from '~/domain/enrolment/resume-point'
import { paths } from '~/paths'

/** What to go on with: a lesson half read, the next one, or the test. */
export function Resume({ point }: { readonly point: ResumePoint }) {
  const { t } = useTranslation('home')
  if (point.kind === 'test') {
    return <ResumeCard kicker={t('testKicker')} title={t('testTitle', { course: point.title })} href={paths.test(point.courseCode)} note={t('testNote', { code: point.certificateCode.replaceAll('-', '\u2011') })} action={t('testAction')} />
  }
  const { number, section, started } = point
  const kicker = !started ? t('nextKicker', { number }) : section === null ? t('resumeKicker', { number }) : t('resumeKickerAt', { number, at: section.at, total: section.total })
  return (
    <ResumeCard
      kicker={kicker}
      title={point.title}
      href={paths.lesson(point.courseCode, number)}
      progress={started ? { value: point.furthest, label: t('resumeProgress', { percent: Math.round(point.furthest * 100) }) } : undefined}
      note={t('resumeLeft', { minutes: point.minutesLeft })}
      action={t(started ? 'resumeAction' : 'startAction')}
    />
  )
}
