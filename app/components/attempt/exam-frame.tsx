import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ExamBar } from '~/components/ui/exam-bar'
import { Icon } from '~/components/ui/icon'
import { formatTime } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { SignInStrip, Strip } from './exam-strips'
import { nearMinutes, timerText } from './timer-text'

export interface ExamHeader {
  readonly id: string
  readonly courseTitle: string
  readonly round: { readonly number: number; readonly of: number }
  readonly remainingSeconds: number
  /** ISO instant of the latest save, or null. */
  readonly savedAt: string | null
  readonly dueAt: string
  /** A page without distraction: the end of the time instead of digits that tick. */
  readonly calm: boolean
}

export interface ExamFrameProps {
  readonly header: ExamHeader
  /** The question on the page; null on the page that checks answers. */
  readonly ordinal: number | null
  readonly children: ReactNode
}

const ANNOUNCED = [10, 5, 1] as const

/** Everything around an exam page: bar, strips, the texts behaviour/exam.ts speaks with, and the form it sends at the end. */
export function ExamFrame({ header, ordinal, children }: ExamFrameProps) {
  const { t } = useTranslation('exam')
  const near = nearMinutes(header.remainingSeconds)
  const saved = header.savedAt === null ? ({ state: 'waiting', text: t('nothingSaved') } as const) : ({ state: 'saved', text: t('saved', { time: formatTime(new Date(header.savedAt)) }) } as const)
  return (
    <div
      className={header.calm ? 'calm' : undefined}
      data-exam="" data-attempt={header.id} data-answers={paths.attemptAnswers(header.id)} data-holder={paths.attemptHolder(header.id)} data-events={paths.attemptEvents(header.id)} data-ordinal={ordinal ?? undefined} data-remaining={header.remainingSeconds} data-result={paths.attemptResult(header.id)}
      data-text-saving={t('saving')} data-text-saved={t('saved', { time: '{time}' })} data-text-lost={t('lost')} data-text-kept={t('kept')} data-text-near={t('nearMinutes', { count: 5 }).replace('5', '{count}')} data-text-time-up={t('timeUp')}
      {...Object.fromEntries(ANNOUNCED.map((minutes) => [`data-text-announce-${minutes}`, t(`announce${minutes}`)]))}
    >
      <a className="skip btn" href="#noi-dung">{t('skipToQuestion')}</a>
      <ExamBar
        title={t('title')} line={t('attemptLine', { course: header.courseTitle, ...header.round })} saved={saved}
        timer={header.calm ? { label: t('calmUntil'), text: formatTime(new Date(header.dueAt)), still: true } : { label: t('remaining'), text: timerText(header.remainingSeconds), ...(near === null ? {} : { near: t('nearMinutes', { count: near }) }) }}
      />
      <Strip name="lost">{t('lostStrip')}</Strip>
      <SignInStrip back={paths.attemptQuestion(header.id, ordinal ?? 1)} />
      <Strip name="taken-over">{t('takenOver')} <span data-taken-since="" /> <button className="btn small secondary" type="button" data-take-over="">{t('takeOver')}</button></Strip>
      {ordinal === null ? null : <Strip name="stale">{t('staleStrip')} <a href={paths.attemptQuestion(header.id, ordinal)}>{t('showNewer')}</a></Strip>}
      <p className="vh" role="status" data-announce="" />
      <template data-icon="saved"><Icon name="check" /></template>
      <template data-icon="waiting"><Icon name="clock" /></template>
      <template data-icon="lost"><Icon name="offline" /></template>
      <form method="post" action={paths.attemptReview(header.id)} hidden data-time-up=""><input type="hidden" name="timeUp" value="yes" /></form>
      <main className="wrap" id="noi-dung" tabIndex={-1}>{children}</main>
    </div>
  )
}
