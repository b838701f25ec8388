import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'

export interface TableColumn<Row> {
  readonly id: string
  readonly label: ReactNode
  readonly cell: (row: Row) => ReactNode
  readonly align?: 'start' | 'end' | 'centre'
  /** The column that names the row: its cells are row headings. */
  readonly heading?: boolean
  /** The column of the state: on phones it stands right under the name. */
  readonly state?: boolean
  /** A link that sorts by this column; `direction` is how it is sorted now. */
  readonly sort?: { readonly href: string; readonly direction?: 'ascending' | 'descending' }
  /** On phones: the label printed before the value. Give none where the value speaks for itself. */
  readonly phoneLabel?: string
  /** On phones: leave the cell out when this holds (a dash that says nothing). */
  readonly empty?: (row: Row) => boolean
}

export interface TableProps<Row> {
  /** Says what the table holds; hidden when a heading stands above. */
  readonly caption: string
  readonly showCaption?: boolean
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** Where a link to the row leads. */
  readonly rowAnchor?: (row: Row) => string
  /** Tick boxes at the left: the name of the field, its words, which are ticked, and which rows have one (all, unless said). */
  readonly pick?: { readonly name: string; readonly allLabel: string; readonly label: (row: Row) => string; readonly picked: (row: Row) => boolean; readonly may?: (row: Row) => boolean; readonly form?: string }
  /** Rows of several lines: cells begin at the same height, with more room between rows. */
  readonly tall?: boolean
  /** On phones: rows become blocks (people), or the table scrolls sideways (figures). */
  readonly onPhone?: 'blocks' | 'scroll'
}

const ALIGN = { start: false, end: 'r', centre: 'c' } as const
const SORT_ICON = { none: 'sort', ascending: 'ascending', descending: 'descending' } as const

/** A table that works as plain links. Numbers go right, the first data column is a heading. */
export function Table<Row>({ caption, showCaption = false, columns, rows, rowId, rowAnchor, pick, tall = false, onPhone = 'blocks' }: TableProps<Row>) {
  const table = (
    <table className={classNames('tbl', onPhone === 'blocks' && 'rows', pick && 'pickable', tall && 'tall')}>
      <caption className={showCaption ? undefined : 'vh'}>{caption}</caption>
      <thead>
        <tr>
          {pick ? <th scope="col" className="pick-col"><input className="box" type="checkbox" aria-label={pick.allLabel} data-pick-all={pick.name} hidden /></th> : null}
          {columns.map((column) => <HeadCell key={column.id} column={column} />)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowId(row)} id={rowAnchor?.(row)} aria-selected={pick ? pick.picked(row) : undefined}>
            {pick ? <td className="pick-col">{pick.may?.(row) === false ? null : <input className="box" type="checkbox" name={pick.name} value={rowId(row)} form={pick.form} defaultChecked={pick.picked(row)} aria-label={pick.label(row)} />}</td> : null}
            {columns.map((column) => <BodyCell key={column.id} column={column} row={row} />)}
          </tr>
        ))}
      </tbody>
    </table>
  )
  return <div className="scroll">{table}</div>
}

function HeadCell<Row>({ column: { label, align = 'start', sort } }: { readonly column: TableColumn<Row> }) {
  const direction = sort?.direction ?? 'none'
  return (
    <th scope="col" className={ALIGN[align] || undefined} aria-sort={sort ? direction : undefined}>
      {sort ? <a href={sort.href}>{label}<Icon name={SORT_ICON[direction]} /></a> : label}
    </th>
  )
}

function BodyCell<Row>({ column, row }: { readonly column: TableColumn<Row>; readonly row: Row }) {
  const { align = 'start', heading, state, phoneLabel, empty, cell } = column
  const className = classNames(ALIGN[align], state && 'state-col', empty?.(row) && 'nil') || undefined
  return heading ? <th scope="row" className={className}>{cell(row)}</th> : <td className={className} data-l={phoneLabel}>{cell(row)}</td>
}
