import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'

export interface ToastProps {
  /** One sentence. Never for an error that needs work. */
  readonly children: ReactNode
  /** `lost`: the standing strip of a lost connection. */
  readonly tone?: 'done' | 'lost'
  /** A link or a small form that undoes it. */
  readonly undo?: ReactNode
  /** Floats at the bottom left and goes after eight seconds (with script); otherwise it stands in the page. */
  readonly floating?: boolean
  /** The word of the button that closes it. */
  readonly dismiss?: string
}

/** What was just done, with an undo. */
export function Toast({ children, tone = 'done', undo, floating = false, dismiss }: ToastProps) {
  return (
    <div className={classNames('toast', tone === 'lost' && 'lost', floating && 'floating')} role="status" data-toast={floating ? '' : undefined}>
      <Icon name={tone === 'lost' ? 'offline' : 'check'} />
      <span>{children}</span>
      {undo === undefined && dismiss === undefined ? null : <span className="end row">{undo}{dismiss === undefined ? null : <button className="btn quiet small" type="button" hidden data-dismiss="">{dismiss}</button>}</span>}
    </div>
  )
}
