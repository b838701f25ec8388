import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import type { IconName } from '~/components/ui/icon'
import type { State } from '~/components/ui/state'
import type { Stage } from '~/domain/programme/stage'

const LOOKS: Readonly<Record<Stage, { readonly state: State; readonly icon?: IconName }>> = { selected: { state: 'idle' }, studying: { state: 'active' }, graduated: { state: 'met' }, appointed: { state: 'met', icon: 'seal' }, dropped: { state: 'missing' } }

/** Where a member stands: icon, word, colour. */
export function StageText({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation('programme')
  return <StatusText {...LOOKS[stage]}><span className="nb">{t(`short_${stage}`)}</span></StatusText>
}
