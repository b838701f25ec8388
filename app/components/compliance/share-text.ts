import type { TFunction } from 'i18next'
import { sharePercent } from '~/domain/compliance/share-class'
import { formatNumber, formatPercent } from '~/domain/kernel/vietnamese-format'

/** The rate of a unit in words: "82,1 %", "ít người" (fewer than five), "không có số liệu" (nobody). */
export function shareText(met: number, people: number, t: TFunction): string {
  const percent = sharePercent(met, people)
  if (percent !== null) return formatPercent(percent)
  return people === 0 ? t('standing:noFigures') : t('compliance:fewPeople')
}

/** The rate without its sign, for a tile: "82,1", "100"; empty when none is said. */
export function shareDigits(met: number, people: number): string {
  const percent = sharePercent(met, people)
  return percent === null ? '' : formatPercent(percent).replace(/\u00a0%$/, '')
}

/** "9.523 trên 11.600": counts are always said; only the rate is withheld for few people. */
export function metOfText(met: number, people: number, t: TFunction): string {
  return t('compliance:metOf', { met: formatNumber(met), total: formatNumber(people) })
}
