import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import { stateClass, stateIcon, type State } from './state'

export interface ChipProps {
  readonly state: State
  /** The word: "Đạt", "Còn 9 ngày". */
  readonly children: ReactNode
  /** Another icon than the state's own, where the meaning is narrower (a deadline: warning, clock, calendar). */
  readonly icon?: IconName
}

/** Status in a box: icon, word, colour. In tables and lists use StatusText. */
export function Chip({ state, icon, children }: ChipProps) {
  return <span className={`chip ${stateClass(state)}`}><Icon name={icon ?? stateIcon(state)} />{children}</span>
}
