import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'

export interface FieldProps {
  /** The id of the input. The hint is `<id>-hint`, the error `<id>-error`; the error summary links to the id. */
  readonly id: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** The sentence that says what to do; its presence marks the field as wrong. */
  readonly error?: string
}

/** The attributes that tie an input to its hint and error. */
export function describedBy({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  const ids = classNames(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`)
  return { 'aria-describedby': ids === '' ? undefined : ids, 'aria-invalid': error === undefined ? undefined : (true as const) }
}

/** The error sentence of a field, above its input. */
function FieldError({ id, error }: { readonly id: string; readonly error: string }) {
  return <p className="err" id={`${id}-error`}><Icon name="warning" />{error}</p>
}

/** Label above, hint under it, error above the input. `group` makes a fieldset with a legend, for several inputs. */
export function Field({ id, label, hint, error, group = false, children }: FieldProps & { readonly group?: boolean; readonly children: ReactNode }) {
  const below = <>{hint === undefined ? null : <p className="hint" id={`${id}-hint`}>{hint}</p>}{error === undefined ? null : <FieldError id={id} error={error} />}{children}</>
  const className = classNames('field', error !== undefined && 'bad')
  return group
    ? <fieldset className={className} id={id} aria-describedby={describedBy({ id, hint, error })['aria-describedby']}><legend>{label}</legend>{below}</fieldset>
    : <div className={className}><label htmlFor={id}>{label}</label>{below}</div>
}
