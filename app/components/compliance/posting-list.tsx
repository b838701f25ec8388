import { useTranslation } from 'react-i18next'
import { Table } from '~/components/ui/table'
import type { PostingItem } from '~/domain/compliance/officer-standing'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { unitTitle } from './unit-name'

/** Posts held, latest first, with the decision behind each. */
export function PostingList({ postings }: { readonly postings: readonly PostingItem[] }) {
  const { t } = useTranslation('compliance')
  return (
    <div className="card flush">
      <Table
        caption={t('postingsTitle')}
        rows={postings}
        rowId={(item) => `${item.kind} ${item.from} ${item.unitName} ${item.positionName}`}
        columns={[
          { id: 'post', label: t('columnPosition'), heading: true, cell: (item) => <>{item.positionName}{item.kind === 'concurrent' ? <span className="xs"> ({t('kind_concurrent')})</span> : null}</> },
          { id: 'unit', label: t('columnUnit'), phoneLabel: t('columnUnit'), cell: (item) => unitTitle({ name: item.unitName, type: item.unitType }, t) },
          { id: 'time', label: t('columnTime'), phoneLabel: t('columnTime'), cell: (item) => (item.to === null ? t('spanOpen', { from: formatDay(item.from) }) : t('spanClosed', { from: formatDay(item.from), to: formatDay(item.to) })) },
          { id: 'decision', label: t('columnDecision'), phoneLabel: t('columnDecision'), cell: (item) => item.decision },
        ]}
      />
    </div>
  )
}
