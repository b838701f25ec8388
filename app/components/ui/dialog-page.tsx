import type { ReactNode } from 'react'
import { Button } from './button'
import { ButtonLink } from './button-link'

export interface DialogPageProps {
  /** A question that names the object: "Thu hồi giấy chứng nhận 0288/2023?" */
  readonly title: string
  /** The consequence, in one sentence. */
  readonly consequence: ReactNode
  /** Where the form posts; the page itself by default. */
  readonly action?: string
  /** Fields (a reason) and hidden inputs. */
  readonly children?: ReactNode
  /** Repeats the verb: "Thu hồi giấy chứng nhận". */
  readonly confirm: { readonly text: string; readonly danger?: boolean; readonly name?: string; readonly value?: string }
  /** "Giữ nguyên": back to where one came from. */
  readonly keep: { readonly text: string; readonly href: string }
}

/** A dialog as a page of its own, so that it needs no script. For what is hard to undo. */
export function DialogPage({ title, consequence, action, children, confirm, keep }: DialogPageProps) {
  return (
    <div className="dialog-page">
      <form className="dialog" action={action} method="post">
        <h1>{title}</h1>
        <p>{consequence}</p>
        {children}
        <div className="row">
          <Button variant={confirm.danger ? 'danger' : 'primary'} name={confirm.name} value={confirm.value} wide="phone">{confirm.text}</Button>
          <ButtonLink variant="quiet" href={keep.href} wide="phone">{keep.text}</ButtonLink>
        </div>
      </form>
    </div>
  )
}
