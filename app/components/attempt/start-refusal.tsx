import { useTranslation } from 'react-i18next'
import { Callout } from '~/components/ui/callout'
import { formatDay, formatInstant } from '~/domain/kernel/vietnamese-format'
import type { StartRefusal } from '~/domain/attempt/attempt-rules'
import { paths } from '~/paths'

export interface StartRefusalProps {
  readonly refusal: StartRefusal | { readonly kind: 'bank_short' }
  readonly courseCode: string
  readonly lessonsLeft: readonly { readonly number: string; readonly title: string }[]
}

/** Why the test cannot be started, and what to do first. */
export function StartRefusalNote({ refusal, courseCode, lessonsLeft }: StartRefusalProps) {
  const { t } = useTranslation('exam')
  const sentence = (): string => {
    switch (refusal.kind) {
      case 'holds_certificate':
        return refusal.lastDay && refusal.renewFrom ? t('refused_holds_certificate', { day: formatDay(refusal.lastDay), from: formatDay(refusal.renewFrom) }) : t('refused_holds_certificate_forever')
      case 'waiting':
        return t('refused_waiting', { from: formatDay(refusal.from) })
      case 'lessons_left':
        return t('refused_lessons_left', { count: refusal.numbers.length })
      case 'not_open_yet':
        return t('refused_not_open_yet', { from: formatInstant(new Date(refusal.from)) })
      case 'closed':
        return t('refused_closed', { since: formatInstant(new Date(refusal.since)) })
      case 'no_class_session':
        return refusal.next ? t('refused_no_class_session_next', { name: refusal.next.name, place: refusal.next.place, time: formatInstant(new Date(refusal.next.startsAt)) }) : t('refused_no_class_session')
      case 'being_marked':
      case 'address_not_allowed':
      case 'not_enrolled':
      case 'attempt_open':
      case 'content_not_reviewed':
      case 'bank_short':
        return t(`refused_${refusal.kind}`)
    }
  }
  return (
    <Callout kind="warning" title={t('refused')}>
      <p>{sentence()}</p>
      {lessonsLeft.length > 0 ? <ul>{lessonsLeft.map((lesson) => <li key={lesson.number}><a href={paths.lesson(courseCode, lesson.number)}>{t('lessonLeft', lesson)}</a></li>)}</ul> : null}
    </Callout>
  )
}
