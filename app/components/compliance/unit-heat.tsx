import { useTranslation } from 'react-i18next'
import { scaleClass } from '~/components/ui/scale-step'
import { ScaleKey } from '~/components/ui/scale-key'
import { SectionHead } from '~/components/ui/section-head'
import { type Heat, type HeatColumn, lowestColumns } from '~/domain/compliance/heat'
import { type Count, shareClass, sharePercent } from '~/domain/compliance/share-class'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { shareText } from './share-text'

export interface HeatUnit extends Count {
  readonly unitId: string
  readonly title: string
  readonly href: string
}

export interface UnitHeatProps {
  readonly heat: Heat
  /** Lowest first. */
  readonly units: readonly HeatUnit[]
  /** Everything instead of the ten lowest units and the eight lowest requirements. */
  readonly whole: boolean
  readonly wholeHref: string
  readonly lessHref: string
  /** People of a unit who lack the thing. */
  readonly lackHref: (unitId: string, subject: string) => string
  readonly exports: readonly { readonly text: string; readonly href: string }[]
}

const UNITS = 10
const REQUIREMENTS = 8

/** Unit × requirement as a table whose cells are coloured by class; the number is always printed, and each cell says its people. */
export function UnitHeat({ heat, units, whole, wholeHref, lessHref, lackHref, exports }: UnitHeatProps) {
  const { t } = useTranslation(['overview', 'compliance'])
  const shown = whole ? units : units.slice(0, UNITS)
  const places = whole ? heat.columns.flatMap(({ people }, at) => (people > 0 ? [at] : [])) : lowestColumns(heat, REQUIREMENTS)
  if (places.length === 0 || shown.length === 0) return null
  const rows = new Map(heat.rows.map((row) => [row.unitId, row.cells]))
  const asked = heat.columns.filter(({ people }) => people > 0).length
  const more = units.length > shown.length || asked > places.length
  const title = t(units.length === 1 ? 'heatTitleOne' : whole || units.length <= UNITS ? 'heatTitleAll' : 'heatTitle')
  return (
    <section className={whole ? 'heat-part' : 'heat-part in-part'}>
      <SectionHead id="heat" title={title} hint={t('heatHint')} />
      <div className="card flush">
        <div className="scroll">
          <table className={whole ? 'tbl heat wide' : 'tbl heat'}>
            <caption className="vh">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t('compliance:columnUnit')}</th>
                <th scope="col" className="r">{t('compliance:columnShare')}</th>
                <th scope="col" className="r">{t('compliance:notMet')}</th>
                {places.map((at) => <ColumnHead key={heat.columns[at]?.subject} column={heat.columns[at] as HeatColumn} />)}
              </tr>
            </thead>
            <tbody>
              {shown.map((unit) => (
                <tr key={unit.unitId}>
                  <th scope="row"><a href={unit.href}>{unit.title}</a></th>
                  <td className="r">{shareText(unit.met, unit.people, t)}</td>
                  <td className="r">{formatNumber(unit.people - unit.met)}</td>
                  {places.map((at) => <Cell key={at} count={rows.get(unit.unitId)?.[at] ?? { people: 0, met: 0 }} href={lackHref(unit.unitId, heat.columns[at]?.subject ?? '')} />)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <div className="heat-foot">
        <ScaleKey title={t('compliance:scaleTitle')} steps={[1, 2, 3, 4, 5].map((step) => ({ step: step as 1 | 2 | 3 | 4 | 5, text: t(`compliance:scale${step}`) }))} />
        <p className="links noprint">
          {whole ? <a href={lessHref}>{t('heatLess')}</a> : more ? <a href={wholeHref}>{t('heatAll', { units: units.length, requirements: asked })}</a> : null}
          {exports.map((link) => <a key={link.href} href={link.href} download>{link.text}</a>)}
        </p>
      </div>
    </section>
  )
}

function ColumnHead({ column: { code, name, kind } }: { readonly column: HeatColumn }) {
  const { t } = useTranslation('overview')
  return <th scope="col" className="c"><abbr title={name ?? t('education')}>{code ?? (kind === 'education' ? t('education') : kind)}</abbr></th>
}

function Cell({ count, href }: { readonly count: Count; readonly href: string }) {
  const { t } = useTranslation(['overview', 'compliance'])
  const percent = sharePercent(count.met, count.people)
  const text = percent === null ? (count.people === 0 ? '' : t('compliance:fewPeople')) : String(Math.floor(percent + 1e-9))
  const said = count.people === 0 ? t('heatNobody') : t('heatCell', { met: formatNumber(count.met), people: formatNumber(count.people) })
  const inner = <i className={scaleClass(shareClass(count.met, count.people))}>{text}<span className="vh"> {said}</span></i>
  return <td className="c" title={said}>{count.met < count.people ? <a href={href}>{inner}</a> : inner}</td>
}
