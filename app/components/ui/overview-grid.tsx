import { classNames } from './class-names'
import { Icon } from './icon'

export interface OverviewCell {
  readonly number: number
  readonly href: string
  readonly answered: boolean
  readonly flagged: boolean
  readonly current: boolean
  /** After the number, for screen readers: "đã trả lời, đã đánh dấu". */
  readonly label: string
}

export interface OverviewGridProps {
  readonly cells: readonly OverviewCell[]
  readonly words: { readonly answered: string; readonly open: string; readonly current: string; readonly flagged: string }
  /**
   * Cells as buttons of the question's form (so that going elsewhere saves first, without script): the form's id and
   * the field that carries the number. Without it the cells are links.
   */
  readonly submit?: { readonly form: string; readonly name: string }
  /** Cells only show: nobody goes anywhere by them. */
  readonly still?: boolean
}

/** All questions of an exam at a glance; the legend is always there. */
export function OverviewGrid({ cells, words, submit, still = false }: OverviewGridProps) {
  return (
    <>
      <ol className="cells">
        {cells.map((cell) => {
          const className = classNames('cell', cell.answered && 'answered', cell.current && 'is-current')
          const content = <><span className="num">{cell.number}</span>{cell.flagged ? <Icon name="flag" /> : null}<span className="vh"> {cell.label}</span></>
          const current = cell.current ? ('true' as const) : undefined
          return (
            <li key={cell.number}>
              {still ? <span className={classNames(className, 'still')} aria-current={current} data-cell={cell.number}>{content}</span> : submit ? <button className={className} form={submit.form} name={submit.name} value={cell.number} aria-current={current} data-cell={cell.number}>{content}</button> : <a className={className} href={cell.href} aria-current={current} data-cell={cell.number}>{content}</a>}
            </li>
          )
        })}
      </ol>
      <ul className="cell-key">
        <li><i className="cell answered" />{words.answered}</li>
        <li><i className="cell" />{words.open}</li>
        <li><i className="cell is-current" />{words.current}</li>
        <li><Icon name="flag" />{words.flagged}</li>
      </ul>
    </>
  )
}
