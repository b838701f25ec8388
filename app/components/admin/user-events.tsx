import { useTranslation } from 'react-i18next'
import { messageKey } from './message-key'
import { Card } from '~/components/ui/card'
import { paths } from '~/paths'

/** The last things done to an account, with the way to all of them. */
export function UserEvents({ userId, events }: { readonly userId: string; readonly events: readonly { readonly sequence: string; readonly at: string; readonly actorName: string; readonly action: string }[] }) {
  const { t } = useTranslation('admin')
  return (
    <Card title={t('lastEvents')}>
      <ul className="notes">
        {events.map((event) => <li key={event.sequence}>{t([messageKey('action', event.action), 'actionUnknown'], { action: event.action })}<span className="xs">{event.at} · {event.actorName}</span></li>)}
      </ul>
      <p className="mt-4"><a href={paths.audit({ subject: userId })}>{t('allEvents')}</a></p>
    </Card>
  )
}
