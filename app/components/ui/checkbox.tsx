import { forwardRef, type InputHTMLAttributes, type ReactNode } from 'react'

export interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'style' | 'children'> {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: string
  /** `radio` for one of several under the same name. */
  readonly type?: 'checkbox' | 'radio'
}

/** One box (or radio) with its words; put several in a Field with `group`. */
export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox({ label, hint, type = 'checkbox', ...rest }, ref) {
  return <label className="tick"><input {...rest} ref={ref} type={type} className="box" /><span>{label}{hint === undefined ? null : <span className="hint">{hint}</span>}</span></label>
})
