import { useTranslation } from 'react-i18next'
import { DefinitionList } from '~/components/ui/definition-list'
import type { ShownReview } from '~/domain/attempt/shown-review'
import { RichWords } from './rich-text'

/** An answer that was typed: as written, what is right where that is told, and what to learn from it. */
export function WrittenReview({ review }: { readonly review: ShownReview }) {
  const { t } = useTranslation('question')
  const { written, expected, unit = '', feedback } = review
  const rows = [
    { term: t('entryGiven'), value: written ?? t('notGiven') },
    ...(expected === undefined ? [] : [{ term: t('entryExpected'), value: unit === '' ? expected : `${expected} ${unit}` }]),
  ]
  return (
    <>
      <DefinitionList rows={rows} />
      {feedback === null ? null : <p className="mt-3"><RichWords text={feedback} /></p>}
    </>
  )
}
