import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon'
import { LegalState } from './legal-state'
import { useLesson, type LessonLegal, type ReviewState } from './lesson-context'

const STRENGTH: readonly ReviewState[] = ['pending', 'sourced', 'reviewed']

/** The weakest review state among some legal bases. */
export function weakestState(bases: readonly Pick<LessonLegal, 'state'>[]): ReviewState {
  return STRENGTH.find((state) => bases.some((basis) => basis.state === state)) ?? 'pending'
}

/** The `basis="a b"` of a block: each act, linked to its entry at the end of the lesson, and the weakest state among them. */
export function LawChip({ basis }: { readonly basis: string | undefined }) {
  const { t } = useTranslation('lesson')
  const { legal } = useLesson()
  const bases = (basis ?? '').split(/\s+/).flatMap((id) => legal[id] ?? [])
  if (bases.length === 0) return null
  return (
    <p className="block-basis">
      <span className="law-chip">
        <span className="refs"><Icon name="law" /><span className="vh">{t('legalBasis')}: </span>{bases.map((entry, index) => <Fragment key={entry.id}>{index > 0 ? ' · ' : null}<a href={`#can-cu-${entry.id}`}>{entry.ref}</a></Fragment>)}</span>
        <LegalState state={weakestState(bases)} />
      </span>
    </p>
  )
}
