import { forwardRef, type InputHTMLAttributes } from 'react'
import { Field, describedBy, type FieldProps } from './field'

export interface PasswordInputProps extends FieldProps, Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'style' | 'type'> {
  readonly name: string
  readonly autoComplete: 'current-password' | 'new-password'
  /** The two words of the button that shows what was typed; the button appears only with script. */
  readonly words: { readonly show: string; readonly hide: string }
}

/** A password with a show/hide button (data-password-toggle, see behaviour/page.ts). */
export const PasswordInput = forwardRef<HTMLInputElement, PasswordInputProps>(function PasswordInput({ id, label, hint, error, words, ...rest }, ref) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <div className="password">
        <input {...rest} ref={ref} id={id} type="password" className="input" spellCheck={false} autoCapitalize="none" {...describedBy({ id, hint, error })} />
        <button className="btn quiet small" type="button" hidden data-password-toggle={id} data-show={words.show} data-hide={words.hide} aria-controls={id}>{words.show}</button>
      </div>
    </Field>
  )
})
