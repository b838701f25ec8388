import { useTranslation } from 'react-i18next'
import { Icon } from '~/components/ui/icon'

/** Where behaviour/resend.ts says what became of answers kept on this machine; nothing to see otherwise. */
export function ResendNotice() {
  const { t } = useTranslation('exam')
  return (
    <div className="callout info" role="status" hidden data-resend="" data-text-sent={t('resent', { count: 0 }).replace('0', '{count}')} data-text-kept={t('resendLater', { count: 0 }).replace('0', '{count}')}>
      <p><Icon name="info" /> <span data-resend-text="" /></p>
    </div>
  )
}
