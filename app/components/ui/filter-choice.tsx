import type { SelectOption } from './select'

export interface FilterChoiceProps {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly options: readonly SelectOption[]
  readonly value?: string
}

/** One list of a filter bar. */
export function FilterChoice({ id, name, label, options, value }: FilterChoiceProps) {
  return <div><label htmlFor={id}>{label}</label><select className="input small" id={id} name={name} defaultValue={value}>{options.map((option) => <option key={option.value} value={option.value}>{option.text}</option>)}</select></div>
}
