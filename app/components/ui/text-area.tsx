import { forwardRef, type TextareaHTMLAttributes } from 'react'
import { Field, describedBy, type FieldProps } from './field'

export interface TextAreaProps extends FieldProps, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'className' | 'style'> {
  readonly name: string
}

/** Several lines of text. */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea({ id, label, hint, error, rows = 4, ...rest }, ref) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea {...rest} ref={ref} id={id} rows={rows} className="input" {...describedBy({ id, hint, error })} />
    </Field>
  )
})
