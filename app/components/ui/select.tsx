import { forwardRef, type SelectHTMLAttributes } from 'react'
import { classNames } from './class-names'
import { Field, describedBy, type FieldProps } from './field'

export interface SelectOption {
  readonly value: string
  readonly text: string
}

export interface SelectProps extends FieldProps, Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'className' | 'style' | 'children' | 'size' | 'width'> {
  readonly name: string
  readonly options: readonly SelectOption[]
  readonly width?: 'short' | 'medium' | 'long'
  /** Sends its form when changed, where script runs; always keep a button beside it. */
  readonly autoSubmit?: boolean
}

/** A choice from a list. The chosen value goes in `defaultValue`. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select({ id, label, hint, error, options, width, autoSubmit, ...rest }, ref) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select {...rest} ref={ref} id={id} className={classNames('input', width && `w-${width}`)} data-autosubmit={autoSubmit ? '' : undefined} {...describedBy({ id, hint, error })}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.text}</option>)}
      </select>
    </Field>
  )
})
