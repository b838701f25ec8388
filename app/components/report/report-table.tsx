import { flatHeader, headRuns, type ReportCell, type ReportColumn, type ReportFrame } from '~/domain/report/official-sheet'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface ReportTableProps {
  readonly frame: Pick<ReportFrame, 'title' | 'columns'>
  readonly rows: readonly (readonly ReportCell[])[]
  readonly total: readonly ReportCell[]
  /** A form of figures: what is empty is not held, and is marked so. */
  readonly isForm: boolean
}

/** A wide table is moved sideways with the keys: its frame takes the focus. */
const SCROLLED = { tabIndex: 0, role: 'region' } as const
const ALIGN = { left: undefined, right: 'r', center: 'c' } as const
const classOf = ({ align = 'left' }: ReportColumn) => ALIGN[align]
const textOf = (cell: ReportCell | undefined) => (typeof cell === 'number' ? formatNumber(cell) : (cell ?? ''))

/** A report as its paper has it: one or two rows of head, the rows, the total. Its words are Vietnamese in every language. */
export function ReportTable({ frame: { title, columns }, rows, total, isForm }: ReportTableProps) {
  const runs = headRuns(columns)
  const grouped = runs.some(({ group }) => group !== null)
  const line = (cells: readonly ReportCell[], isTotal = false) => columns.map((column, index) => {
    const text = textOf(cells[index])
    return index === 1 ? <th key={index} scope="row">{text}</th> : <td key={index} className={classOf(column)} data-not-held={isForm && cells[index] === null && !isTotal ? '' : undefined}>{text}</td>
  })
  return (
    <div className="scroll" {...SCROLLED} aria-label={title} lang="vi">
      <table className="tbl report-table">
        <caption className="vh">{title}</caption>
        <thead>
          <tr>
            {runs.map(({ group, from, to }) => (group === null
              ? <th key={from} scope="col" rowSpan={grouped ? 2 : undefined} className={from === 1 ? undefined : 'c'}>{columns[from]?.header}</th>
              : <th key={from} scope="colgroup" colSpan={to - from + 1} className="c">{group}</th>))}
          </tr>
          {grouped ? <tr>{columns.map((column, index) => (column.group === undefined ? null : <th key={index} scope="col" className="c" aria-label={flatHeader(column)}>{column.header}</th>))}</tr> : null}
        </thead>
        <tbody>{rows.map((cells, index) => <tr key={index}>{line(cells)}</tr>)}</tbody>
        <tfoot><tr>{line(total, true)}</tr></tfoot>
      </table>
    </div>
  )
}
