import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import type { State } from '~/components/ui/state'
import type { ReorganisationState } from '~/domain/reorganisation/reorganisation'

/** As a list shows it: a draft that waits for its file to be corrected does not wait for a decision. */
export type ListedState = ReorganisationState | 'faulty'

const LOOK: Readonly<Record<ListedState, State>> = { faulty: 'missing', planning: 'active', planned: 'expiring', applying: 'active', applied: 'met', undoing: 'active', undone: 'exempt', failed: 'missing', discarded: 'exempt' }

/** Where a reorganisation stands, in a word. */
export function ReorganisationStateText({ state }: { readonly state: ListedState }) {
  const { t } = useTranslation('reorganisation')
  return <StatusText state={LOOK[state]}>{t(`state_${state}`)}</StatusText>
}
