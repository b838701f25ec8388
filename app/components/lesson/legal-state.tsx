import { useTranslation } from 'react-i18next'
import { Chip } from '../ui/chip'
import { StatusText } from '../ui/status-text'
import type { ReviewState } from './lesson-context'

const LOOKS = {
  pending: { state: 'expiring', icon: 'clock', word: 'statePending' },
  sourced: { state: 'expiring', icon: 'view', word: 'stateSourced' },
  reviewed: { state: 'met', icon: 'met', word: 'stateReviewed' },
} as const

/** Whether the legal officer has confirmed: icon, word, colour; in a box, or as plain text in a list. */
export function LegalState({ state, plain = false }: { readonly state: ReviewState; readonly plain?: boolean }) {
  const { t } = useTranslation('lesson')
  const look = LOOKS[state]
  const Look = plain ? StatusText : Chip
  return <Look state={look.state} icon={look.icon}>{t(look.word)}</Look>
}
