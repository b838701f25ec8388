import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import type { State } from '~/components/ui/state'
import type { ReorganisationState } from '~/domain/reorganisation/reorganisation'

const LOOK: Readonly<Record<ReorganisationState, State>> = { planning: 'active', planned: 'expiring', applying: 'active', applied: 'met', undoing: 'active', undone: 'exempt', failed: 'missing', discarded: 'exempt' }

/** Where a reorganisation stands, in a word. */
export function ReorganisationStateText({ state }: { readonly state: ReorganisationState }) {
  const { t } = useTranslation('reorganisation')
  return <StatusText state={LOOK[state]}>{t(`state_${state}`)}</StatusText>
}
