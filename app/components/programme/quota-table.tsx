import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { Table } from '~/components/ui/table'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { formatNumber, formatPercent } from '~/domain/kernel/vietnamese-format'
import { funnelRows } from '~/domain/programme/programme-sheet'
import { quotaShare, type ProgrammeFigures } from '~/domain/programme/progress'

export interface QuotaRow { readonly unit: UnitOnDay; readonly quota: number; readonly figures: ProgrammeFigures | null }

export interface QuotaTableProps {
  readonly rows: readonly QuotaRow[]
  /** Of those who count for units that are not among the rows. */
  readonly unlisted: ProgrammeFigures | null
  readonly href: (unitId: string) => string
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

/** Each unit's quota and where its people stand; a link to them. */
export function QuotaTable({ rows, unlisted, href, links }: QuotaTableProps) {
  const { t } = useTranslation('programme')
  if (rows.length === 0) return <Card><EmptyState level={2} title={t('quotasEmpty')}>{t('quotasEmptyText')}</EmptyState></Card>
  const total = (pick: (figures: ProgrammeFigures) => number) => formatNumber(rows.reduce((sum, { figures }) => sum + (figures ? pick(figures) : 0), unlisted ? pick(unlisted) : 0))
  const share = ({ quota, figures }: QuotaRow) => { const percent = quotaShare(figures?.completed ?? 0, quota); return percent === null ? '–' : formatPercent(percent) }
  return (
    <Card flush arrangement="beside">
      <Table
        caption={t('quotasTitle')} onPhone="scroll" rows={rows} rowId={({ unit }) => unit.unitId}
        columns={[
          { id: 'unit', label: t('columnUnit'), heading: true, cell: ({ unit }) => <a href={href(unit.unitId)}>{unitTitle(unit, t)}</a> },
          { id: 'quota', label: t('columnQuota'), align: 'end', cell: ({ quota }) => (quota === 0 ? '–' : formatNumber(quota)) },
          ...funnelRows.map((stage) => ({ id: stage, label: t(`short_${stage}`), align: 'end' as const, cell: ({ figures }: QuotaRow) => formatNumber(figures?.now[stage] ?? 0) })),
          { id: 'completed', label: t('columnCompleted'), align: 'end', cell: ({ figures }) => formatNumber(figures?.completed ?? 0) },
          { id: 'share', label: t('columnShare'), align: 'end', cell: share },
        ]}
      />
      <div className="px-3 py-3">
        <p className="meta m-0">{t('quotasTotal', { quota: formatNumber(rows.reduce((sum, { quota }) => sum + quota, 0)), completed: total(({ completed }) => completed), appointed: total(({ appointed }) => appointed), retained: total(({ retained }) => retained) })} {unlisted && unlisted.completed > 0 ? t('quotasUnlisted', { number: formatNumber(unlisted.completed) }) : null} {t('quotasNote')}</p>
        <p className="picture-foot">{links.map((link) => <a key={link.href} href={link.href}>{link.text}</a>)}</p>
      </div>
    </Card>
  )
}
