import { Icon } from './icon'

export interface ErrorSummaryProps {
  /** "Có 2 chỗ cần sửa" */
  readonly title: string
  /** Each repeats its field's own sentence; `href` is "#" and the field's id. Without it the line is text. */
  readonly errors: readonly { readonly text: string; readonly href?: string }[]
}

/** The list of what to correct, at the top of main. It takes the focus (behaviour/page.ts). */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  return (
    <div className="esum" role="alert" tabIndex={-1} data-error-summary="">
      <h2><Icon name="warning" />{title}</h2>
      <ul>{errors.map((error) => <li key={error.text}>{error.href === undefined ? error.text : <a href={error.href}>{error.text}</a>}</li>)}</ul>
    </div>
  )
}
