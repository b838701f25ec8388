export interface FilterTextProps {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly value?: string
  /** A hint inside the field ("Gõ không dấu cũng được"); the label stays above. */
  readonly hint?: string
}

/** The search field of a filter bar. */
export function FilterText({ id, name, label, value, hint }: FilterTextProps) {
  return <div><label htmlFor={id}>{label}</label><input className="input small" type="search" id={id} name={name} defaultValue={value} placeholder={hint} autoComplete="off" /></div>
}
