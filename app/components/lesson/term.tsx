import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths'
import { useLesson } from './lesson-context'

export interface TermProps {
  /** The english_code of the glossary. */
  readonly id: string
  readonly children?: ReactNode
}

/** A word of the glossary. A link to it; with script the meaning pops up in place (data-term). */
export function Term({ id, children }: TermProps) {
  const { t } = useTranslation('lesson')
  const entry = useLesson().glossary[id]
  if (entry === undefined) return <>{children}</>
  return <a className="term" href={paths.glossary(id)} data-term={entry.vietnamese} data-definition={entry.definition} data-more={t('termMore')}>{children}</a>
}
