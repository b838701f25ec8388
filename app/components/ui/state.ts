import type { IconName } from './icon'

/** What something is, in the fixed vocabulary of the look: each has one colour and one icon, and always a word. */
export type State = 'met' | 'expiring' | 'missing' | 'active' | 'idle' | 'locked' | 'exempt'

/** The class that gives a state its colour: locked and exempt are shown in the idle colour. */
export function stateClass(state: State): string {
  return state === 'locked' || state === 'exempt' ? 'idle' : state
}

/** The icon of a state. */
export function stateIcon(state: State): IconName {
  return state
}
