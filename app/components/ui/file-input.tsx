import { Field, describedBy, type FieldProps } from './field'

export interface FileInputProps extends FieldProps {
  readonly name: string
  /** What the chooser offers first, such as ".csv,.xlsx". The server judges by content. */
  readonly accept?: string
  readonly required?: boolean
}

/** A file to send. */
export function FileInput({ id, label, hint, error, ...rest }: FileInputProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input {...rest} id={id} type="file" className="input w-long" {...describedBy({ id, hint, error })} />
    </Field>
  )
}
