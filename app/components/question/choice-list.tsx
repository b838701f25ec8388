import { OptionRow } from '~/components/ui/option-row'
import type { LearnerOption } from '~/domain/question/learner-question'
import { RichWords } from './rich-text'
import { optionLetter } from './stem'

export interface ChoiceListProps {
  readonly options: readonly LearnerOption[]
  /** The field's name without prefix. */
  readonly name: string
  readonly chosen: readonly string[]
  readonly prefix: string
  readonly multiple?: boolean
  /** A, B, C … before each option; not where the options are "Đúng" and "Sai". */
  readonly letters?: boolean
}

/** Options to choose from: radio buttons, or tick boxes. */
export function ChoiceList({ options, name, chosen, prefix, multiple = false, letters = true }: ChoiceListProps) {
  return (
    <ul className="opts">
      {options.map((option, index) => (
        <OptionRow
          key={option.id} multiple={multiple} id={`${prefix}option-${option.id}`} name={`${prefix}${name}`} value={option.id} {...(letters ? { letter: optionLetter(index) } : {})}
          defaultChecked={chosen.includes(option.id)} data-answer=""
        ><RichWords text={option.text} /></OptionRow>
      ))}
    </ul>
  )
}
