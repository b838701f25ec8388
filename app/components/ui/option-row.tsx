import type { InputHTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names'
import { StatusText } from './status-text'

export interface OptionRowProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'style' | 'children' | 'id' | 'type'> {
  readonly id: string
  readonly name: string
  readonly value: string
  /** "A", "B" … in an exam. */
  readonly letter?: string
  readonly children: ReactNode
  /** Several may be right: a square box instead of a round one. */
  readonly multiple?: boolean
  /** After the answer is known, never in an exam under way: the words of its mark, and why. */
  readonly result?: { readonly kind: 'right' | 'wrong' | 'plain'; readonly mark?: string; readonly why?: ReactNode }
}

/** One option of a question: a native radio (or box) before a label that fills the row. */
export function OptionRow({ id, letter, children, multiple = false, result, ...rest }: OptionRowProps) {
  const kind = result && result.kind !== 'plain' ? result.kind : undefined
  return (
    <li>
      <input {...rest} id={id} type={multiple ? 'checkbox' : 'radio'} className={classNames('dot', kind)} disabled={result !== undefined || rest.disabled} aria-describedby={result?.why === undefined ? undefined : `${id}-why`} />
      <label className={classNames('opt', result && (kind ?? 'shown'))} htmlFor={id}>
        <span className="opt-text">{letter === undefined ? null : <b className="opt-letter">{letter}</b>}<span>{children}</span></span>
        {kind && result?.mark !== undefined ? <StatusText state={kind === 'right' ? 'met' : 'missing'}>{result.mark}</StatusText> : null}
        {result?.why === undefined ? null : <span className="why" id={`${id}-why`}>{result.why}</span>}
      </label>
    </li>
  )
}
