import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'

const LOOKS = { pending: { state: 'expiring', icon: 'clock' }, sourced: { state: 'expiring', icon: 'view' }, reviewed: { state: 'met', icon: 'met' } } as const

/** How far a fact of law is confirmed, in few words: for tables and lists of many rows. */
export function ReviewText({ state }: { readonly state: keyof typeof LOOKS }) {
  const { t } = useTranslation('trainer')
  return <StatusText {...LOOKS[state]}>{t(`state_${state}`)}</StatusText>
}
