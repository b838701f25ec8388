import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { OfficialHeading } from '~/components/ui/official-heading'
import { Signatures } from '~/components/ui/signatures'
import { type Day, partsOfDay } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'

export interface RecordPaperProps {
  readonly issuer: { readonly above: string; readonly agency: string; readonly place: string }
  readonly asOf: Day
  readonly today: Day
  readonly children: ReactNode
}

/** The record between the national heading and the places for signatures, which only print shows. */
export function RecordPaper({ issuer, asOf, today, children }: RecordPaperProps) {
  const { t } = useTranslation('record')
  const { year, month, day } = partsOfDay(today)
  const two = (n: number) => String(n).padStart(2, '0')
  return (
    <>
      <OfficialHeading above={issuer.above} agency={issuer.agency} nation={t('nation')} motto={t('motto')} title={t('paperTitle')} lines={[t('paperDate', { day: formatDay(asOf) })]} />
      {children}
      <Signatures
        left={{ title: t('signAuthor'), note: t('signAuthorNote') }}
        right={{ place: t('signPlace', { place: issuer.place, day: two(day), month: month <= 2 ? two(month) : month, year }), title: t('signHead'), note: t('signHeadNote') }}
      />
    </>
  )
}
