import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import { stateClass, stateIcon, type State } from './state'

export interface StatusTextProps {
  readonly state: State
  readonly children: ReactNode
  readonly icon?: IconName
}

/** Status without a box: icon, word, colour; for tables, lists and trees. */
export function StatusText({ state, icon, children }: StatusTextProps) {
  return <span className={`st ${stateClass(state)}`}><Icon name={icon ?? stateIcon(state)} />{children}</span>
}
