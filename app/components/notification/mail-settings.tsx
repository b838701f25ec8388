import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { Checkbox } from '~/components/ui/checkbox'
import { Field } from '~/components/ui/field'
import { notificationTopics, type NotificationTopic } from '~/domain/notification/notification-kind'
import { paths } from '~/paths'

export interface MailSettingsProps {
  readonly mail: Readonly<Record<NotificationTopic, boolean>>
  readonly address: string | null
  readonly sends: boolean
}

/** Which topics come by e-mail too; in the app all stay. */
export function MailSettings({ mail, address, sends }: MailSettingsProps) {
  const { t } = useTranslation('notification')
  return (
    <Card title={t('settingsTitle')} id="mail">
      <p className="hint">{sends ? (address === null ? t('settingsNoAddress') : t('settingsAddress', { address })) : t('settingsOff')} {t('settingsHint')}</p>
      <form method="post" action={paths.account()}>
        <Field id="topics" label={t('settingsLegend')} group>
          {notificationTopics.map((topic) => <Checkbox key={topic} name={`topic_${topic}`} value="yes" label={t(`topic_${topic}`)} defaultChecked={mail[topic]} />)}
        </Field>
        <Button variant="secondary" name="act" value="mail" wide="phone">{t('settingsSave')}</Button>
      </form>
    </Card>
  )
}
