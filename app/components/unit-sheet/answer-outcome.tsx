import { useTranslation } from 'react-i18next'
import { ErrorSummary } from '~/components/ui/error-summary'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import type { AnswerRefusal } from '~/domain/unit-sheet/answer-decision'
import { actText, gapName, type SheetItemShown } from './sheet-text'

export interface Outcome {
  readonly answered: number
  /** Each gap that was refused, why, and how it stands now; null: it is not on this sheet. */
  readonly refused: readonly { readonly itemId: string; readonly reason: AnswerRefusal; readonly item: SheetItemShown | null }[]
}

/** Of an answer to many: how many were answered, and which were not and why. */
export function AnswerOutcome({ outcome: { answered, refused }, path }: { readonly outcome: Outcome; readonly path: readonly UnitOnDay[] }) {
  const { t } = useTranslation(['unitSheet', 'compliance'])
  const line = ({ reason, item }: Outcome['refused'][number]): string => {
    const last = reason === 'changed' ? item?.acts.at(-1) : undefined
    return t('refusedLine', { what: item === null ? t('unknownGap') : t('ofPerson', { name: item.fullName, gap: gapName(item, t) }), why: last ? t('refused_changedNow', { act: actText(last, path, t) }) : t(`refused_${reason}`) })
  }
  return <ErrorSummary title={t('outcomeTitle', { count: refused.length, number: formatNumber(refused.length), answered: formatNumber(answered) })} errors={refused.map((one) => ({ text: line(one), ...(one.item?.mayAnswer ? { href: `#g-${one.itemId}` } : {}) }))} />
}
