import { Fragment, type ReactNode } from 'react'

export interface DefinitionListProps {
  readonly rows: readonly { readonly term: string; readonly value: ReactNode }[]
  /** `pairs`: two columns. `spread`: term at left, value at right, a hairline between rows (the figures beside a big number). */
  readonly look?: 'pairs' | 'spread'
}

/** Terms and values. */
export function DefinitionList({ rows, look = 'pairs' }: DefinitionListProps) {
  return look === 'pairs'
    ? <dl className="kv">{rows.map((row) => <Fragment key={row.term}><dt>{row.term}</dt><dd>{row.value}</dd></Fragment>)}</dl>
    : <dl className="mini">{rows.map((row) => <div key={row.term}><dt>{row.term}</dt><dd className="num">{row.value}</dd></div>)}</dl>
}
