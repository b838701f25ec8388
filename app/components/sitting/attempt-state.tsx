import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'

/** Where an attempt stands, in words. `startedAt` is a time or a whole instant, as the place has room. */
export function AttemptState({ state, startedAt, passed }: { readonly state: string; readonly startedAt: string; readonly passed: boolean | null }) {
  const { t } = useTranslation('sitting')
  if (state === 'in_progress') return <StatusText state="active">{t('attempt_in_progress', { time: startedAt })}</StatusText>
  if (state === 'needs_marking') return <StatusText state="active">{t('attempt_needs_marking')}</StatusText>
  return <StatusText state={passed ? 'met' : 'missing'}>{t(passed ? 'attempt_passed' : 'attempt_failed')}</StatusText>
}
