import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { SectionHead } from '~/components/ui/section-head'
import { Table } from '~/components/ui/table'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import type { MatrixPlan } from '~/domain/standard/matrix-import'
import { paths } from '~/paths'

export interface MatrixPlanProps { readonly trial: MatrixPlan & { readonly seen: Readonly<Record<string, number>>; readonly names: Readonly<Record<string, string>>; readonly language: string } }

/** What a sheet would change, and what of it is refused; the button writes drafts only when nothing is. */
export function MatrixPlanPanel({ trial: { changed, refused, positions, unknownColumns, seen, names, language } }: MatrixPlanProps) {
  const { t } = useTranslation('standard')
  const column = (name: string) => (name.startsWith('level-') ? name.slice('level-'.length) : t(`column_${name}`))
  return (
    <>
      <SectionHead id="trial" title={t('trialTitle')} />
      <p className="lead">{t('trialLead', { positions: formatNumber(positions), changed: formatNumber(changed.length), drafts: formatNumber(Object.keys(seen).length), refused: formatNumber(refused.length) })}</p>
      {unknownColumns.length === 0 ? null : <p>{t('trialUnknown', { columns: unknownColumns.slice(0, 10).join(', ') })}</p>}
      {refused.length === 0 ? null : (
        <>
          <Callout kind="warning" title={t('trialRefused')}><p>{t('trialRefusedText')}</p></Callout>
          <Table
            caption={t('trialRefused')} rows={refused} rowId={({ address }) => address}
            columns={[
              { id: 'address', label: t('address'), heading: true, cell: ({ address }) => address },
              { id: 'where', label: t('position'), phoneLabel: t('position'), cell: (row) => (row.column === null ? row.position : `${row.position}, ${column(row.column)}`) },
              { id: 'text', label: t('inFile'), phoneLabel: t('inFile'), cell: ({ text }) => (text === '' ? '–' : `“${text}”`) },
              { id: 'fault', label: t('reason'), phoneLabel: t('reason'), cell: ({ fault }) => t(`cell_${fault}`) },
            ]}
          />
        </>
      )}
      {changed.length === 0 ? <p>{t('trialNothing')}</p> : (
        <>
          <SectionHead near title={t('trialChanged')} />
          <Table
            caption={t('trialChanged')} rows={changed} rowId={({ address }) => address}
            columns={[
              { id: 'address', label: t('address'), heading: true, cell: ({ address }) => address },
              { id: 'position', label: t('position'), phoneLabel: t('position'), cell: ({ position }) => `${position} ${names[position] ?? ''}` },
              { id: 'column', label: t('columnHead'), phoneLabel: t('columnHead'), cell: (row) => column(row.column) },
              { id: 'before', label: t('before'), phoneLabel: t('before'), cell: ({ before }) => (before === '' ? '–' : before) },
              { id: 'after', label: t('after'), phoneLabel: t('after'), cell: ({ after }) => (after === '' ? '–' : after) },
            ]}
          />
          {refused.length > 0 ? null : (
            <form method="post" action={paths.standardsImport()} encType="multipart/form-data" className="mt-5">
              <input type="hidden" name="language" value={language} />
              {Object.entries(seen).map(([code, revision]) => <input key={code} type="hidden" name={`seen-${code}`} value={revision} />)}
              {changed.map((cell) => <input key={cell.address} type="hidden" name="cell" value={`${cell.position}|${cell.column}|${cell.after}`} />)}
              <div className="row"><Button name="intent" value="apply" wide="phone">{t('trialApply', { n: formatNumber(changed.length) })}</Button><ButtonLink variant="quiet" href={paths.standards()} wide="phone">{t('trialLeave')}</ButtonLink></div>
            </form>
          )}
        </>
      )}
    </>
  )
}
