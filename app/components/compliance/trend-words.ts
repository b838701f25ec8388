import type { TFunction } from 'i18next'
import type { Projection } from '~/domain/compliance/projection'
import type { TrendLine } from '~/domain/compliance/trend'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

/** Percent points with one decimal: "5,6". */
export function pointsText(value: number): string {
  return formatNumber(Math.round(value * 10) / 10, 1)
}

/** What a line of the trend is, in the table of the picture and in its file. */
export function trendKinds(t: TFunction, pace: Projection | null): Record<TrendLine['kind'], string> {
  return { actual: t('overview:sheetActual'), certain: t('overview:sheetCertain'), target: t('overview:sheetTarget'), pace: pace === null ? t('overview:projection') : t('overview:sheetPace', { pace: pointsText(pace.pace) }) }
}
