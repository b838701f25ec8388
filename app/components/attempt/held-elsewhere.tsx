import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Callout } from '~/components/ui/callout'
import { formatInstant, formatTime } from '~/domain/kernel/vietnamese-format'
import { dayOfInstant } from '~/domain/kernel/day'
import { paths } from '~/paths'

export interface HeldElsewhereProps {
  readonly attemptId: string
  /** The question to go on at; null: the page that checks answers. */
  readonly ordinal: number | null
  /** ISO instant. */
  readonly since: string
  /** ISO instant of the end of the attempt: on the same day the hour is enough. */
  readonly dueAt: string
}

/** Another page holds the attempt: said openly, with a button that goes on here. Works without script. */
export function HeldElsewhere({ attemptId, ordinal, since, dueAt }: HeldElsewhereProps) {
  const { t } = useTranslation('exam')
  const at = new Date(since)
  const time = dayOfInstant(at) === dayOfInstant(new Date(dueAt)) ? formatTime(at) : formatInstant(at)
  return (
    <Callout kind="warning" title={t('heldTitle', { time })}>
      <p>{t('heldText')}</p>
      <form method="post" action={paths.attemptHolder(attemptId)}>
        {ordinal === null ? null : <input type="hidden" name="ordinal" value={ordinal} />}
        <Button>{t('takeOver')}</Button>
      </form>
    </Callout>
  )
}
