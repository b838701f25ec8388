import { useTranslation } from 'react-i18next'
import { ErrorSummary } from '~/components/ui/error-summary'

export interface FaultListProps {
  /** Field name → sentence; the name `form` stands for the whole. */
  readonly faults: Readonly<Record<string, string | undefined>>
  /** The field that the whole is about. */
  readonly first: string
}

/** What to correct, each line a link to its field; nothing when there is nothing. */
export function FaultList({ faults, first }: FaultListProps) {
  const { t } = useTranslation('form')
  const lines = Object.entries(faults).flatMap(([name, text]) => (text === undefined ? [] : [{ text, href: `#${name === 'form' ? first : name}` }]))
  return lines.length === 0 ? null : <ErrorSummary title={t('faults', { count: lines.length })} errors={lines} />
}
