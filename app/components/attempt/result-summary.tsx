import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/components/ui/button-link'
import { Chip } from '~/components/ui/chip'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { formatDay, formatInstant, formatNumber, formatPercent } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface ResultSummaryProps {
  readonly courseCode: string
  readonly state: 'submitted' | 'expired'
  readonly endedAt: string
  readonly mark: number
  readonly maximum: number
  readonly percent: number
  readonly passPercent: number
  readonly passed: boolean
  readonly failedStars: readonly number[]
  readonly round: { readonly left: number; readonly waitUntil: string | null }
  readonly certificate: { readonly id: string; readonly registryNumber: string; readonly lastDay: string | null } | null
}

/** What came out of the test, why, and what comes next. */
export function ResultSummary(result: ResultSummaryProps) {
  const { t } = useTranslation('exam')
  const needed = `${formatNumber(result.passPercent)}\u00a0%`
  const values = { mark: formatNumber(result.mark), maximum: formatNumber(result.maximum), percent: formatPercent(result.percent), needed }
  return (
    <>
      <ConfirmationPanel title={result.state === 'expired' ? t('resultExpired') : t('resultSubmitted')} reference={result.certificate?.registryNumber}>{t('resultAt', { time: formatInstant(new Date(result.endedAt)) })}</ConfirmationPanel>
      <p className="lead mt-5"><Chip state={result.passed ? 'met' : 'missing'}>{result.passed ? t('resultPassed') : t('resultFailed')}</Chip> {t('resultMark', values)}</p>
      {result.passed ? null : (
        <ul>
          {result.percent < result.passPercent ? <li>{t('whyFailedMark', { needed })}</li> : null}
          {result.failedStars.length > 0 ? <li>{t('whyFailedStars', { count: result.failedStars.length, numbers: result.failedStars.join(', ') })}</li> : null}
        </ul>
      )}
      <h2 className="mt-6 mb-3">{t('whatNext')}</h2>
      <Next {...result} />
    </>
  )
}

function Next({ courseCode, certificate, round }: ResultSummaryProps) {
  const { t } = useTranslation('exam')
  if (certificate) {
    return (
      <>
        <p>{certificate.lastDay === null ? t('nextPassedForever', { number: certificate.registryNumber }) : t('nextPassed', { number: certificate.registryNumber, day: formatDay(certificate.lastDay) })}</p>
        <ButtonLink href={paths.certificate(certificate.id)} icon="seal" wide="phone">{t('openCertificate')}</ButtonLink>
      </>
    )
  }
  return (
    <>
      <p>{round.waitUntil === null ? t('nextLeft', { count: round.left }) : t('nextWait', { day: formatDay(round.waitUntil) })}</p>
      <ButtonLink variant="secondary" href={paths.test(courseCode)} wide="phone">{t('tryAgain')}</ButtonLink>
    </>
  )
}
