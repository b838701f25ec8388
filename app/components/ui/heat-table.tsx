import type { ReactNode } from 'react'
import { scaleClass, type ScaleStep } from './scale-step'

export interface HeatTableProps {
  readonly caption: string
  /** Heading of the first column, then of the plain numbers, then of the coloured requirements. */
  readonly rowHead: string
  readonly figures: readonly string[]
  readonly requirements: readonly { readonly id: string; readonly short: string; readonly name: string }[]
  readonly rows: readonly {
    readonly id: string
    readonly name: ReactNode
    readonly figures: readonly ReactNode[]
    /** One a requirement, in order; `text` "" with step null: nobody needs it. */
    readonly cells: readonly { readonly step: ScaleStep; readonly text: string; readonly label?: string }[]
  }[]
}

/** Units by requirements: a number in every cell, the five classes of the map behind it. */
export function HeatTable({ caption, rowHead, figures, requirements, rows }: HeatTableProps) {
  return (
    <div className="scroll">
      <table className="tbl heat">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rowHead}</th>
            {figures.map((figure) => <th key={figure} scope="col" className="r">{figure}</th>)}
            {requirements.map((requirement) => <th key={requirement.id} scope="col" className="c"><abbr title={requirement.name}>{requirement.short}</abbr></th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              {row.figures.map((figure, index) => <td key={index} className="r">{figure}</td>)}
              {row.cells.map((cell, index) => <td key={index} className="c"><i className={scaleClass(cell.step)}>{cell.text}{cell.label === undefined ? null : <span className="vh">{cell.label}</span>}</i></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
