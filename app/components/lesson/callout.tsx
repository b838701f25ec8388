import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Callout as CalloutBox, type CalloutKind } from '../ui/callout'
import { LawChip } from './law-chip'

export interface LessonCalloutProps {
  readonly kind?: 'note' | 'rule' | 'warning' | 'law'
  readonly title: string
  readonly basis?: string
  readonly children?: ReactNode
}

const KINDS: Record<string, CalloutKind> = { note: 'info', rule: 'rule', warning: 'warning', law: 'law' }
const WORDS = { note: 'calloutNote', rule: 'calloutRule', warning: 'calloutWarning', law: 'calloutLaw' } as const

/** A remark set apart from the text. */
export function Callout({ kind = 'note', title, basis, children }: LessonCalloutProps) {
  const { t } = useTranslation('lesson')
  return <CalloutBox kind={KINDS[kind] ?? 'info'} kindLabel={t(WORDS[kind])} title={title}>{children}<LawChip basis={basis} /></CalloutBox>
}
