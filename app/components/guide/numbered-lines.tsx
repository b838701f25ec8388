import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'

export interface NumberedLinesProps {
  /** The lines are the messages `<name>1`, `<name>2` … of the catalogue `guide`. */
  readonly name: string
  readonly count: number
  /** Steps in order, or a plain list. */
  readonly ordered?: boolean
  /** Where an <a> in a line leads. */
  readonly href?: string
}

/** Lines of text from the catalogue, as a list. */
export function NumberedLines({ name, count, ordered = false, href }: NumberedLinesProps) {
  const { t } = useTranslation('guide')
  const List = ordered ? 'ol' : 'ul'
  return (
    <List>
      {Array.from({ length: count }, (_, index) => (
        // The link gets its words from the line.
        <li key={index}><Trans t={t} i18nKey={`${name}${index + 1}`} components={{ b: <b />, code: <code />, a: <TextLink href={href} /> }} /></li>
      ))}
    </List>
  )
}

/** A link whose words come from a message. */
export function TextLink({ href, children }: { readonly href: string | undefined; readonly children?: ReactNode }) {
  return href === undefined ? <>{children}</> : <a href={href}>{children}</a>
}
