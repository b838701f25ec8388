import { Children, isValidElement, type ReactElement, type ReactNode } from 'react'
import { Right, Wrong } from './compare-item'

interface Group {
  readonly wrong: ReactElement[]
  readonly right: ReactElement | undefined
}

/** Wrong ways, then the right one, repeated: each Right closes its group. */
function groupsOf(children: ReactNode): Group[] {
  const groups: Group[] = []
  let wrong: ReactElement[] = []
  for (const child of Children.toArray(children)) {
    if (!isValidElement(child)) continue
    if (child.type === Wrong) wrong = [...wrong, child]
    if (child.type === Right) {
      groups.push({ wrong, right: child })
      wrong = []
    }
  }
  return wrong.length > 0 ? [...groups, { wrong, right: undefined }] : groups
}

/** How it is often done and how it should be, side by side on a wide screen. */
export function Compare({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <section className="compare">
      <h3 className="block-title">{title}</h3>
      {groupsOf(children).map((group, index) => <div key={index} className={group.wrong.length === 1 ? 'compare-group pair' : 'compare-group'}><div>{group.wrong}</div><div>{group.right}</div></div>)}
    </section>
  )
}
