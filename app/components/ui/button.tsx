import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon, type IconName } from './icon'

/** primary: one a view. secondary: outlined. quiet: text. danger: only for what cannot be undone. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'small' | 'normal' | 'big'

export interface ButtonLook {
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  /** Drawn before the words. */
  readonly icon?: IconName
  /** Drawn after the words: `arrow` for "go on". */
  readonly trailing?: IconName
  /** `phone`: full width on phones only (the usual choice); `always`: full width of its column. */
  readonly wide?: 'phone' | 'always'
}

/** The classes of a button or a link that looks like one. */
export function buttonClass({ variant = 'primary', size = 'normal', wide }: ButtonLook): string {
  return classNames('btn', variant !== 'primary' && variant, size !== 'normal' && size, wide === 'always' && 'wide', wide === 'phone' && 'full')
}

export interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style' | 'children'> {
  /** Verb and object: "Nộp bài thi". */
  readonly children: ReactNode
  /** Words shown while the act is under way ("Đang gửi…"); the button then does nothing. */
  readonly busy?: string
  /** Why the button is off. It stays readable and focusable, and does nothing; `id` names the sentence. */
  readonly off?: { readonly id: string; readonly reason: string }
}

/** A button. The default type is submit, because most buttons of a page without script send a form. */
export function Button({ variant, size, icon, trailing, wide, busy, off, type = 'submit', children, ...rest }: ButtonProps) {
  const still = busy !== undefined || off !== undefined
  const button = (
    <button
      {...rest}
      type={still ? 'button' : type}
      className={classNames(buttonClass({ variant, size, wide }), off && 'off', busy !== undefined && 'busy')}
      aria-disabled={still || undefined}
      aria-describedby={off?.id ?? rest['aria-describedby']}
    >
      {icon ? <Icon name={icon} /> : null}
      {busy ?? children}
      {trailing ? <Icon name={trailing} /> : null}
    </button>
  )
  return off === undefined ? button : <>{button}<p className="off-why" id={off.id}>{off.reason}</p></>
}
