import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { Table } from '~/components/ui/table'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { formatNumber, formatPercent } from '~/domain/kernel/vietnamese-format'
import type { ProgrammeFigures } from '~/domain/programme/progress'
import type { Stage } from '~/domain/programme/stage'

export interface QuotaRow { readonly unit: UnitOnDay; readonly quota: number; readonly figures: ProgrammeFigures | null }

const STAGES: readonly Stage[] = ['selected', 'studying', 'graduated', 'appointed', 'dropped']

/** Each unit's quota and where its people stand; a link to them. */
export function QuotaTable({ rows, unlisted, href }: { readonly rows: readonly QuotaRow[]; /** completed for units that are not among the rows */ readonly unlisted: number; readonly href: (unitId: string) => string }) {
  const { t } = useTranslation('programme')
  if (rows.length === 0) return <Card><EmptyState level={2} title={t('quotasEmpty')}>{t('quotasEmptyText')}</EmptyState></Card>
  const total = (pick: (row: QuotaRow) => number) => formatNumber(rows.reduce((sum, row) => sum + pick(row), 0))
  const share = ({ quota, figures }: QuotaRow) => (quota === 0 ? '–' : formatPercent(Math.floor(((figures?.completed ?? 0) / quota) * 1000) / 10))
  return (
    <Card flush arrangement="beside">
      <Table
        caption={t('quotasTitle')} onPhone="scroll" rows={rows} rowId={({ unit }) => unit.unitId}
        columns={[
          { id: 'unit', label: t('columnUnit'), heading: true, cell: ({ unit }) => <a href={href(unit.unitId)}>{unitTitle(unit, t)}</a> },
          { id: 'quota', label: t('columnQuota'), align: 'end', cell: ({ quota }) => (quota === 0 ? '–' : formatNumber(quota)) },
          ...STAGES.map((stage) => ({ id: stage, label: t(`short_${stage}`), align: 'end' as const, cell: ({ figures }: QuotaRow) => formatNumber(figures?.now[stage] ?? 0) })),
          { id: 'completed', label: t('columnCompleted'), align: 'end', cell: ({ figures }) => formatNumber(figures?.completed ?? 0) },
          { id: 'share', label: t('columnShare'), align: 'end', cell: share },
        ]}
      />
      <p className="meta px-3 py-3 m-0">{t('quotasTotal', { quota: total(({ quota }) => quota), completed: formatNumber(rows.reduce((sum, { figures }) => sum + (figures?.completed ?? 0), unlisted)), appointed: total(({ figures }) => figures?.appointed ?? 0) })} {unlisted > 0 ? t('quotasUnlisted', { number: formatNumber(unlisted) }) : null} {t('quotasNote')}</p>
    </Card>
  )
}
