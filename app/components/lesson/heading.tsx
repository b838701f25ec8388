import type { ReactNode } from 'react'
import { textOf } from './element-children'
import { headingId } from './heading-id'

/** A section heading of the lesson, with an anchor that the list of contents links to. */
export function Heading({ children }: { readonly children?: ReactNode }) {
  return <h2 id={headingId(textOf(children))} data-section="">{children}</h2>
}
