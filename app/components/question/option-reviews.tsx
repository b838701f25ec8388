import { useTranslation } from 'react-i18next'
import { OptionRow, type OptionRowProps } from '~/components/ui/option-row'
import type { ShownOption } from '~/domain/attempt/shown-review'
import { RichWords } from './rich-text'
import { optionLetter } from './stem'

/** The options after the test: what was chosen, what is right (where that is told), and why. */
export function OptionReviews({ options, ordinal, multiple = false, letters = true }: { readonly options: readonly ShownOption[]; readonly ordinal: number | string; readonly multiple?: boolean; readonly letters?: boolean }) {
  const { t } = useTranslation('question')
  const result = ({ chosen, right, feedback }: ShownOption): OptionRowProps['result'] => {
    const why = feedback === null ? {} : { why: <RichWords text={feedback} /> }
    if (chosen && right) return { kind: 'right', mark: t('markChosenRight'), ...why }
    if (chosen) return { kind: 'wrong', mark: t('markChosenWrong'), ...why }
    return right ? { kind: 'right', mark: t('markRight'), ...why } : { kind: 'plain', ...why }
  }
  return (
    <ul className="opts">
      {options.map((option, index) => (
        <OptionRow key={option.id} multiple={multiple} id={`q${ordinal}-${option.id}`} name={`q${ordinal}`} value={option.id} {...(letters ? { letter: optionLetter(index) } : {})} defaultChecked={option.chosen} result={result(option)}><RichWords text={option.text} /></OptionRow>
      ))}
    </ul>
  )
}
