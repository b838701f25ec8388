import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { ReviewState } from '~/domain/content/review-state'
import type { DaySpan } from '~/domain/kernel/day-span'
import { addDays } from '~/domain/kernel/day'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'

export interface VersionListProps {
  readonly versions: readonly { readonly number: number; readonly span: DaySpan; readonly decision: string; readonly legalBasis: string | null; readonly publishedBy: string | null; readonly reviewState: ReviewState }[]
}

/** All versions, latest first: decision, days, whether the legal officer confirmed it. */
export function VersionList({ versions }: VersionListProps) {
  const { t } = useTranslation('standard')
  return (
    <Table
      caption={t('versionsTitle')} rows={[...versions].reverse()} rowId={({ number }) => String(number)}
      columns={[
        { id: 'number', label: t('version'), heading: true, cell: ({ number }) => t('versionShort', { number }) },
        { id: 'days', label: t('inForce'), phoneLabel: t('inForce'), cell: ({ span }) => (span.to === null ? t('spanFrom', { from: formatDayTable(span.from) }) : t('spanFromTo', { from: formatDayTable(span.from), to: formatDayTable(addDays(span.to, -1)) })) },
        { id: 'decision', label: t('decision'), phoneLabel: t('decision'), cell: ({ decision, legalBasis, publishedBy }) => <>{decision}{legalBasis === null ? null : <span className="meta block">{legalBasis}</span>}{publishedBy === null ? null : <span className="meta block">{t('publishedBy', { name: publishedBy })}</span>}</> },
        { id: 'state', label: t('reviewState'), state: true, cell: ({ reviewState }) => <StatusText state={reviewState === 'reviewed' ? 'met' : 'expiring'}>{t(`review_${reviewState}`)}</StatusText> },
      ]}
    />
  )
}
