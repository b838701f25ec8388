import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { StatusText } from '~/components/ui/status-text'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface OutboxCardProps {
  readonly outbox: { readonly mode: string; readonly waiting: number; readonly retrying: number; readonly failed: number; readonly sent: number; readonly lastSentAt: string | null; readonly lastFault: string | null; readonly oldestWaitingAt: string | null }
}

/** Outgoing e-mail: what waits, what failed, when the last one left. */
export function OutboxCard({ outbox }: OutboxCardProps) {
  const { t } = useTranslation('notification')
  const { mode, waiting, retrying, failed, sent, lastSentAt, lastFault, oldestWaitingAt } = outbox
  return (
    <Card title={t('outboxTitle')}>
      <DefinitionList look="spread" rows={[
        { term: t('outboxMode'), value: t(`mode_${mode}`) },
        { term: t('outboxWaiting'), value: t('outboxWaitingValue', { count: waiting, retrying }) },
        ...(oldestWaitingAt === null ? [] : [{ term: t('outboxOldest'), value: oldestWaitingAt }]),
        { term: t('outboxFailed'), value: <StatusText state={failed > 0 ? 'missing' : 'met'}>{formatNumber(failed)}</StatusText> },
        { term: t('outboxSent'), value: formatNumber(sent) },
        { term: t('outboxLast'), value: lastSentAt ?? t('never') },
        ...(lastFault === null ? [] : [{ term: t('outboxFault'), value: <code>{lastFault}</code> }]),
      ]} />
    </Card>
  )
}
