import { useTranslation } from 'react-i18next'
import { Chip } from '../ui/chip'
import type { ReviewState } from './lesson-context'

const LOOKS = {
  pending: { state: 'expiring', icon: 'clock', word: 'statePending' },
  sourced: { state: 'expiring', icon: 'view', word: 'stateSourced' },
  reviewed: { state: 'met', icon: 'met', word: 'stateReviewed' },
} as const

/** Whether the legal officer has confirmed: icon, word, colour. */
export function LegalState({ state }: { readonly state: ReviewState }) {
  const { t } = useTranslation('lesson')
  const look = LOOKS[state]
  return <Chip state={look.state} icon={look.icon}>{t(look.word)}</Chip>
}
