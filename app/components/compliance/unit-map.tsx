import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Picture } from '~/components/ui/picture'
import { ScaleKey } from '~/components/ui/scale-key'
import { TileMap } from '~/components/ui/tile-map'
import { shareClass } from '~/domain/compliance/share-class'
import type { TilePlace } from '~/domain/org/tile-layout'
import { metOfText, shareDigits, shareText } from './share-text'
import type { UnitRow } from './unit-table'
import { unitTitle } from './unit-name'

export interface UnitMapProps {
  readonly units: readonly UnitRow[]
  /** By official code; every unit has one. */
  readonly places: Readonly<Record<string, TilePlace>>
  readonly href: (unitId: string) => string
  /** The same figures as a table, and the downloads. */
  readonly table: ReactNode
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

/** One tile a unit, where it lies, coloured by the share of people who comply; the lowest is told about in the corner. */
export function UnitMap({ units, places, href, table, links }: UnitMapProps) {
  const { t } = useTranslation(['compliance', 'standing'])
  const lowest = lowestOf(units)
  const tiles = units.flatMap((unit) => {
    const place = places[unit.code ?? '']
    if (place === undefined) return []
    const label = t('tileLabel', { name: unitTitle(unit, t), share: shareText(unit.met, unit.people, t), met: metOfText(unit.met, unit.people, t) })
    return [{ id: unit.unitId, name: unit.name, value: shareDigits(unit.met, unit.people) || '–', step: shareClass(unit.met, unit.people), ...place, href: href(unit.unitId), label, selected: unit.unitId === lowest?.unitId }]
  })
  const picked = lowest && (
    <>
      <b>{unitTitle(lowest, t)}</b>
      <p className="meta">{t('lowest', { share: shareText(lowest.met, lowest.people, t), met: metOfText(lowest.met, lowest.people, t) })}</p>
      <a href={href(lowest.unitId)}>{t('openUnit')}</a>
    </>
  )
  return (
    <Picture title={t('mapTitle', { count: units.length })} table={{ open: t('showTable'), content: table }} links={links}>
      <TileMap label={t('mapLabel', { count: units.length })} tiles={tiles} picked={picked ?? undefined} />
      <ScaleKey
        title={t('scaleTitle')}
        steps={[
          { step: 1, text: t('scale1') },
          { step: 2, text: t('scale2') },
          { step: 3, text: t('scale3') },
          { step: 4, text: t('scale4') },
          { step: 5, text: t('scale5') },
          ...(units.some((unit) => shareClass(unit.met, unit.people) === 0) ? [{ step: 0 as const, text: t('fewPeople') }] : []),
        ]}
      />
    </Picture>
  )
}

/** The unit with the lowest rate, unless all comply. */
function lowestOf(units: readonly UnitRow[]): UnitRow | undefined {
  const rated = units.filter((unit) => (shareClass(unit.met, unit.people) ?? 0) > 0)
  const lowest = [...rated].sort((a, b) => a.met / a.people - b.met / b.people)[0]
  return lowest && lowest.met < lowest.people ? lowest : undefined
}
