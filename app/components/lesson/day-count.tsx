import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { elementsOf } from './element-children'
import { Day } from './day'

/** How many columns: one row up to eight days, then two equal rows, then rows of eight. */
function columns(days: number): number {
  if (days <= 8) return Math.max(2, days)
  return days <= 16 ? Math.ceil(days / 2) : 8
}

/** The day strip: every date in turn, from receipt to the due day. Four columns on phones. */
export function DayCount({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation('lesson')
  const days = elementsOf(children, Day)
  return <ol className={`days d${columns(days.length)}`} aria-label={t('dayCount')}>{days}</ol>
}
