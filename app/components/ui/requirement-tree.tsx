import type { ReactNode } from 'react'
import { StatusText } from './status-text'
import type { State } from './state'

export interface RequirementTreeProps {
  readonly groups: readonly {
    readonly name: string
    /** "4/6 đạt" */
    readonly count: string
    readonly leaves: readonly {
      readonly id: string
      readonly name: ReactNode
      readonly code?: string
      /** The evidence, or "Chưa có bằng chứng …". */
      readonly evidence: ReactNode
      /** The paper, test or class behind it. */
      readonly proof?: { readonly text: string; readonly href: string } | undefined
      /** What closes it, when it is open. */
      readonly link?: { readonly text: string; readonly href: string } | undefined
      readonly state: State
      readonly stateText: string
    }[]
  }[]
}

/** The requirements of a post, each with its evidence and state, as nested lists. */
export function RequirementTree({ groups }: RequirementTreeProps) {
  return (
    <ul className="tree">
      {groups.map((group) => (
        <li key={group.name}>
          <div className="tree-head"><b>{group.name}</b><span className="meta num">{group.count}</span></div>
          <ul>
            {group.leaves.map((leaf) => (
              <li key={leaf.id}>
                <div className="leaf">
                  <div><b>{leaf.name}</b>{leaf.code === undefined ? null : <span className="xs nb">{leaf.code}</span>}<p className="meta">{leaf.evidence}{leaf.proof === undefined ? null : <> <a className="proof" href={leaf.proof.href}>{leaf.proof.text}</a></>}{leaf.link === undefined ? null : <> <a className="noprint" href={leaf.link.href}>{leaf.link.text}</a></>}</p></div>
                  <StatusText state={leaf.state}>{leaf.stateText}</StatusText>
                </div>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
