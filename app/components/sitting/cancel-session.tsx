import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { TextInput } from '~/components/ui/text-input'
import { paths } from '~/paths'

/** Folded away: what cannot be undone asks for a reason first. */
export function CancelSession({ sessionId, reason, fault }: { readonly sessionId: string; readonly reason: string; readonly fault: string | undefined }) {
  const { t } = useTranslation('sitting')
  return (
    <Card>
      <details open={fault !== undefined}>
        <summary>{t('cancelTitle')}</summary>
        <p>{t('cancelText')}</p>
        <form method="post" action={paths.sitting(sessionId)} noValidate>
          <TextInput id="reason" name="reason" label={t('cancelReason')} defaultValue={reason} maxLength={500} autoComplete="off" {...(fault === undefined ? {} : { error: t(fault) })} />
          <Button variant="danger" name="act" value="cancel">{t('cancelSession')}</Button>
        </form>
      </details>
    </Card>
  )
}
