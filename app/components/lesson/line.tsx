import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon'

export interface LineProps {
  readonly who: string
  /** Only an officer's line has a tone. */
  readonly tone?: 'avoid' | 'use'
  /** Why to say it so, or not. */
  readonly why?: string
  readonly children?: ReactNode
}

/** One thing said, by whom, and the coach's remark under it. */
export function Line({ who, tone, why, children }: LineProps) {
  const { t } = useTranslation('lesson')
  return (
    <li className={tone === undefined ? undefined : 'officer'}>
      <span className="who">{who}</span>
      <div>
        <q>{children}</q>
        {why === undefined ? null : <p className={`coach ${tone ?? ''}`}>{tone === undefined ? null : <Icon name={tone === 'use' ? 'met' : 'missing'} label={t(tone === 'use' ? 'lineUse' : 'lineAvoid')} />}<span>{why}</span></p>}
      </div>
    </li>
  )
}
