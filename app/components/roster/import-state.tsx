import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import type { State } from '~/components/ui/state'
import type { ImportState } from '~/domain/roster/roster-import'

const LOOK: Readonly<Record<ImportState, State>> = { mapping: 'idle', planning: 'active', planned: 'expiring', applying: 'active', applied: 'met', undoing: 'active', undone: 'exempt', failed: 'missing' }

/** Where an import stands, in a word. */
export function ImportStateText({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('roster')
  return <StatusText state={LOOK[state]}>{t(`state_${state}`)}</StatusText>
}
