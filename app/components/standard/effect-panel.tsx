import { useTranslation } from 'react-i18next'
import { ListPages } from '~/components/layout/list-pages'
import { DefinitionList } from '~/components/ui/definition-list'
import { SectionHead } from '~/components/ui/section-head'
import { Table } from '~/components/ui/table'
import type { Requirement } from '~/domain/standard/standard'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { requirementText } from './content-text'

export interface Effect {
  readonly holders: number; readonly meetNow: number; readonly before: number; readonly after: number; readonly gained: number
  readonly fallenCount: number; readonly page: number; readonly pageSize: number
  readonly fallen: readonly { readonly officerId: string; readonly unit: string; readonly name: string; readonly missing: readonly Requirement[] }[]
  readonly causes: readonly { readonly requirement: Requirement; readonly count: number }[]
}

/**
 * How many meet now, how many would, who falls out and because of what.
 * `day`: on which everybody was judged; with a transition it is later than `from`.
 */
export function EffectPanel({ effect, day, from, href }: { readonly effect: Effect; readonly day: string; readonly from: string; readonly href: (page: number) => string }) {
  const { t } = useTranslation(['standard', 'compliance'])
  return (
    <>
      <SectionHead title={t('effectTitle', { day: from })} />
      {day === from ? null : <p>{t('effectTransition', { day })}</p>}
      <p className="lead">{t('effectLead', { before: formatNumber(effect.before), after: formatNumber(effect.after), holders: formatNumber(effect.holders) })}</p>
      <div className="effect-figures"><DefinitionList look="spread" rows={[
        { term: t('effectMeetNow'), value: formatNumber(effect.meetNow) },
        { term: t('effectBefore', { day }), value: formatNumber(effect.before) },
        { term: t('effectAfter', { day }), value: formatNumber(effect.after) },
        { term: t('effectFallen'), value: formatNumber(effect.fallenCount) },
        { term: t('effectGained'), value: formatNumber(effect.gained) },
      ]} /></div>
      {effect.fallenCount === 0 ? <p className="mt-5">{t('effectNobody')}</p> : (
        <>
          <SectionHead near title={t('causesTitle')} />
          <ul className="list">{effect.causes.map(({ requirement, count }) => <li key={requirement.id}>{t('causeLine', { name: requirementText(requirement, t), people: formatNumber(count) })}</li>)}</ul>
          <SectionHead near title={t('fallenTitle')} id="fallen" />
          <Table
            caption={t('fallenTitle')} rows={effect.fallen} rowId={({ officerId }) => officerId}
            columns={[
              { id: 'name', label: t('officer'), heading: true, cell: ({ officerId, name }) => <a href={paths.complianceOfficer(officerId)}>{name}</a> },
              { id: 'unit', label: t('unit'), phoneLabel: t('unit'), cell: ({ unit }) => unit },
              { id: 'missing', label: t('missing'), phoneLabel: t('missing'), cell: ({ missing }) => missing.map((one) => requirementText(one, t)).join('; ') },
            ]}
          />
          <ListPages page={effect.page} total={effect.fallenCount} size={effect.pageSize} href={href} summary={(range) => t('compliance:pageSummary', range)} always />
        </>
      )}
    </>
  )
}
