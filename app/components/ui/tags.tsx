import { Icon } from './icon'

export interface TagsProps {
  /** "600 người" */
  readonly count: string
  /** "Đang lọc:" */
  readonly intro?: string
  /** Each tag is a link to the list without that filter; `remove` says so to screen readers ("Bỏ lọc:"). */
  readonly tags: readonly { readonly text: string; readonly href: string }[]
  readonly remove: string
  readonly clear?: { readonly text: string; readonly href: string }
}

/** How many there are, and the filters that hold, each removable. */
export function Tags({ count, intro, tags, remove, clear }: TagsProps) {
  return (
    <div className="tags">
      <b>{count}</b>
      {intro !== undefined && tags.length > 0 ? <span className="hint">{intro}</span> : null}
      {tags.map((tag) => <a key={tag.href} className="tag" href={tag.href}><span className="vh">{remove} </span>{tag.text}<Icon name="close" /></a>)}
      {clear && tags.length > 0 ? <a href={clear.href}>{clear.text}</a> : null}
    </div>
  )
}
