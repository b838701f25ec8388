import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { buttonClass, type ButtonLook } from './button'
import { Icon } from './icon'

export interface ButtonLinkProps extends ButtonLook, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'style' | 'children' | 'href'> {
  readonly href: string
  readonly children: ReactNode
}

/** A link drawn as a button: for going somewhere. What changes something is a Button in a form. */
export function ButtonLink({ variant, size, icon, trailing, wide, href, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={buttonClass({ variant, size, wide })} href={href}>
      {icon ? <Icon name={icon} /> : null}
      {children}
      {trailing ? <Icon name={trailing} /> : null}
    </a>
  )
}
