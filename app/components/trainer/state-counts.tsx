import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'

/** How many are confirmed of how many; what is not is said in words. */
export function StateCounts({ counts }: { readonly counts: { readonly pending: number; readonly sourced: number; readonly reviewed: number } }) {
  const { t } = useTranslation('trainer')
  const total = counts.pending + counts.sourced + counts.reviewed
  return <StatusText state={counts.reviewed === total ? 'met' : 'expiring'}>{t('reviewedOf', { reviewed: counts.reviewed, total })}</StatusText>
}
