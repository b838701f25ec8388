import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { Chip } from '~/components/ui/chip'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { formatDay, formatInstant, formatNumber, formatPercent } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface ResultOutcomeProps {
  readonly mark: number
  readonly maximum: number
  readonly percent: number
  readonly passed: boolean
  readonly failedStars: readonly number[]
  readonly fatalPlaces: readonly number[]
  /** Graded anew since: an ISO instant, why, and the result before. */
  readonly regraded: { readonly at: string; readonly reason: string; readonly old: { readonly mark: number; readonly maximum: number; readonly passed: boolean } | null } | null
}

export interface ResultSummaryProps {
  readonly courseCode: string
  readonly endedBy: 'submitted' | 'overdue' | 'abandoned'
  readonly endedAt: string
  readonly passPercent: number
  /** Null while it is being marked, and where nothing is told yet. */
  readonly outcome: ResultOutcomeProps | null
  readonly marking: { readonly waiting: number; readonly of: number } | null
  readonly shownWhen: 'ended' | 'passed_or_round_over' | 'closed'
  readonly closesAt: string | null
  readonly round: { readonly left: number; readonly waitUntil: string | null }
  readonly certificate: { readonly id: string; readonly registryNumber: string; readonly lastDay: string | null } | null
}

const TITLES = { submitted: 'resultSubmitted', overdue: 'resultExpired', abandoned: 'resultAbandoned' } as const

/** What came out of the test, why, and what comes next. */
export function ResultSummary(result: ResultSummaryProps) {
  const { t } = useTranslation('exam')
  const { endedBy, outcome, marking } = result
  return (
    <>
      <ConfirmationPanel title={t(TITLES[endedBy])} reference={result.certificate?.registryNumber}>{t(endedBy === 'abandoned' ? 'resultAbandonedAt' : 'resultAt', { time: formatInstant(new Date(result.endedAt)) })}</ConfirmationPanel>
      {endedBy === 'abandoned' ? <p className="mt-5">{t('resultAbandonedText')}</p> : null}
      {marking ? <Callout kind="info" title={t('markingTitle')}><p>{t('markingText', { count: marking.waiting, of: marking.of })}</p></Callout> : null}
      {outcome ? <Outcome outcome={outcome} passPercent={result.passPercent} abandoned={endedBy === 'abandoned'} /> : marking ? null : <p className="lead mt-5">{laterText(result, t)}</p>}
      {marking ? null : (
        <>
          <h2 className="mt-6 mb-3">{t('whatNext')}</h2>
          <Next {...result} />
        </>
      )}
    </>
  )
}

/** When the result that is not told yet will be. */
function laterText({ shownWhen, closesAt }: ResultSummaryProps, t: (key: string, values?: Record<string, string>) => string): string {
  if (shownWhen === 'closed' && closesAt) return t('toldWhenClosed', { time: formatInstant(new Date(closesAt)) })
  return t(shownWhen === 'passed_or_round_over' ? 'toldWhenOver' : 'toldNever')
}

function Outcome({ outcome, passPercent, abandoned }: { readonly outcome: ResultOutcomeProps; readonly passPercent: number; readonly abandoned: boolean }) {
  const { t } = useTranslation('exam')
  const needed = `${formatNumber(passPercent)}\u00a0%`
  const values = { mark: formatNumber(outcome.mark), maximum: formatNumber(outcome.maximum), percent: formatPercent(outcome.percent), needed }
  const { failedStars, fatalPlaces, regraded } = outcome
  return (
    <>
      <p className="lead mt-5"><Chip state={outcome.passed ? 'met' : 'missing'}>{outcome.passed ? t('resultPassed') : t('resultFailed')}</Chip> {t('resultMark', values)}</p>
      {outcome.passed || abandoned ? null : (
        <ul>
          {outcome.percent < passPercent ? <li>{t('whyFailedMark', { needed })}</li> : null}
          {failedStars.length > 0 ? <li>{t('whyFailedStars', { count: failedStars.length, numbers: failedStars.join(', ') })}</li> : null}
          {fatalPlaces.length > 0 ? <li>{t('whyFailedFatal', { count: fatalPlaces.length, numbers: fatalPlaces.join(', ') })}</li> : null}
        </ul>
      )}
      {regraded ? (
        <Callout kind="info" title={t('regraded', { time: formatInstant(new Date(regraded.at)) })}>
          <p>{t('regradedReason', { reason: regraded.reason })}</p>
          {regraded.old ? <p>{t('regradedMarks', { oldMark: formatNumber(regraded.old.mark), oldMaximum: formatNumber(regraded.old.maximum), mark: values.mark, maximum: values.maximum })}</p> : null}
          {regraded.old?.passed && !outcome.passed ? <p>{t('regradedFails')}</p> : null}
        </Callout>
      ) : null}
    </>
  )
}

function Next({ courseCode, outcome, certificate, round }: ResultSummaryProps) {
  const { t } = useTranslation('exam')
  if (certificate) {
    return (
      <>
        <p>{certificate.lastDay === null ? t('nextPassedForever', { number: certificate.registryNumber }) : t('nextPassed', { number: certificate.registryNumber, day: formatDay(certificate.lastDay) })}</p>
        <ButtonLink href={paths.certificate(certificate.id)} icon="seal" wide="phone">{t('openCertificate')}</ButtonLink>
      </>
    )
  }
  // Passed by a re-grade: whether a certificate follows is for the trainer to settle; another attempt is not the answer.
  if (outcome?.passed) return <p>{t('nextPassedLater')}</p>
  return (
    <>
      <p>{round.waitUntil === null ? t('nextLeft', { count: round.left }) : t('nextWait', { day: formatDay(round.waitUntil) })}</p>
      <ButtonLink variant="secondary" href={paths.test(courseCode)} wide="phone">{t('tryAgain')}</ButtonLink>
    </>
  )
}
