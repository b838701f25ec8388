import { BrandMark } from './brand-mark'

export interface BrandProps {
  readonly name: string
  /** The line under the name: what the site does, or (in an exam) the course and the attempt. */
  readonly line?: string
  /** Where the brand leads; without it the brand is text (an exam has no way out by accident). */
  readonly href?: string
}

/** Mark and name at the left of every header. */
export function Brand({ name, line, href }: BrandProps) {
  const content = <><BrandMark /><span>{name}{line === undefined ? null : <small>{line}</small>}</span></>
  return href === undefined ? <span className="brand">{content}</span> : <a className="brand" href={href}>{content}</a>
}
