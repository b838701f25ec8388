import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon'

export interface CompareItemProps {
  readonly title: string
  readonly children?: ReactNode
}

/** A usual mistake and what it costs the citizen. */
export function Wrong({ title, children }: CompareItemProps) {
  const { t } = useTranslation('lesson')
  return <div className="compare-item"><p className="verdict-line"><Icon name="missing" label={t('wrong')} /><span>{title}</span></p><div className="compare-text">{children}</div></div>
}

/** The way that serves. */
export function Right({ title, children }: CompareItemProps) {
  const { t } = useTranslation('lesson')
  return <div className="compare-item is-right"><p className="verdict-line"><Icon name="met" label={t('right')} /><span>{title}</span></p><div className="compare-text">{children}</div></div>
}
