import { forwardRef, type InputHTMLAttributes } from 'react'
import { classNames } from './class-names'
import { Field, describedBy, type FieldProps } from './field'

export interface TextInputProps extends FieldProps, Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'style' | 'width'> {
  readonly name: string
  /** The width says the length expected. */
  readonly width?: 'date' | 'short' | 'medium' | 'long'
  /** `code`: large, spaced letters, for a verification code. */
  readonly look?: 'plain' | 'code'
}

/** A one-line text field. The value goes in `defaultValue`: the page is not hydrated. */
export const TextInput = forwardRef<HTMLInputElement, TextInputProps>(function TextInput({ id, label, hint, error, width, look = 'plain', type = 'text', ...rest }, ref) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input {...rest} ref={ref} id={id} type={type} className={classNames('input', width && `w-${width}`, look === 'code' && 'code num')} {...describedBy({ id, hint, error })} />
    </Field>
  )
})
