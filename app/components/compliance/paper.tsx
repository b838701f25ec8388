import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { OfficialHeading } from '~/components/ui/official-heading'
import { Signatures } from '~/components/ui/signatures'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { type Day, partsOfDay } from '~/domain/kernel/day'
import { agencyAbove, agencyName } from './agency'

/** Whose papers these are, as set for the site. */
export interface Issuer {
  readonly parent: string
  readonly name: string
  readonly place: string
}

export interface PaperProps {
  readonly issuer: Issuer
  /** The unit that reports, and the one above it. */
  readonly reporting: UnitOnDay | null
  readonly above: UnitOnDay | undefined
  readonly title: string
  /** "Số liệu tại ngày 31/12/2012, toàn thành phố" */
  readonly dataLine: string
  /** What the figures are narrowed to; null: they are of everybody. */
  readonly filterLine?: string | null
  readonly today: Day
  readonly children: ReactNode
}

const capitals = (text: string) => text.toLocaleUpperCase('vi')

/** What is printed and signed: national heading before, places for signature and seal after; on screen only the content. */
export function Paper({ issuer, reporting, above, title, dataLine, filterLine = null, today, children }: PaperProps) {
  const { t } = useTranslation('compliance')
  const { year, month, day } = partsOfDay(today)
  const two = (n: number) => String(n).padStart(2, '0')
  const date = { place: issuer.place, day: two(day), month: month <= 2 ? two(month) : String(month), year }
  return (
    <>
      <OfficialHeading
        above={capitals(reporting ? agencyAbove(reporting, above, issuer.parent, t) : issuer.parent)}
        agency={capitals(reporting ? agencyName(reporting, issuer.name, t) : issuer.name)}
        nation={t('nation')}
        motto={t('nationMotto')}
        title={title}
        lines={filterLine === null ? [dataLine] : [dataLine, filterLine]}
      />
      {children}
      <Signatures left={{ title: t('signLeft'), note: t('signLeftNote') }} right={{ place: t('signPlace', date), title: t('signRight'), note: t('signRightNote') }} />
    </>
  )
}
