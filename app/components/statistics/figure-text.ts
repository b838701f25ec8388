import type { TFunction } from 'i18next'
import type { Figure } from '~/domain/assessment-statistics/figure'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

type Translate = TFunction<'statistics'>

/** A figure in words, or "chưa tính được" with why. `write` writes the number that there is. */
export function figureText(figure: Figure, t: Translate, write: (value: number) => string): string {
  return figure.value === null ? `${t('unknown')}: ${t(`why_${figure.why}`)}` : write(figure.value)
}

/** How the figures are written: each with its unit. */
export function figureWriters(t: Translate) {
  return {
    percent: (value: number) => t('percent', { value: formatNumber(value, 1) }),
    share: (value: number) => t('percent', { value: formatNumber(value * 100, 1) }),
    points: (value: number) => t('points', { value: formatNumber(value, 2) }),
    seconds: (value: number) => t('seconds', { value: formatNumber(value, 0) }),
    minutes: (value: number) => t('minutes', { value: formatNumber(value, 0) }),
  }
}
