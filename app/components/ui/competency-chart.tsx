import { classNames } from './class-names'
import { StatusText } from './status-text'

/** A level of the framework: 1 to 5; 0 = none proven, or none asked. */
export type CompetencyLevel = 0 | 1 | 2 | 3 | 4 | 5

export interface CompetencyChartProps {
  /** The finding: "Chín trong mười một năng lực đạt chuẩn; …". */
  readonly label: string
  readonly words: { readonly standard: string; readonly proven: string; readonly gap: string }
  /** In the order of the framework. `result`: "đạt", "thiếu 1 mức", "vượt 1 mức". */
  readonly rows: readonly { readonly name: string; readonly standard: CompetencyLevel; readonly proven: CompetencyLevel; readonly result: string }[]
}

/** What is proven against what the post asks: tick = standard, disc = proven, hollow with a dotted line = short of it. */
export function CompetencyChart({ label, words, rows }: CompetencyChartProps) {
  return (
    <>
      <div className="chart-key"><span><i className="std" />{words.standard}</span><span><i className="got" />{words.proven}</span><span><i className="gap" />{words.gap}</span></div>
      <div role="img" aria-label={label}>
        <div className="levels"><span />{[1, 2, 3, 4, 5].map((level) => <b key={level}>{level}</b>)}<span /></div>
        {rows.map((row) => {
          const low = row.proven < row.standard
          return (
            <div key={row.name} className={classNames('level-row', low && 'low')}>
              <span className="name">{row.name}</span>
              <div className="track">
                {low ? <i className={`gap at${row.proven} ${row.proven === 0 ? `by0-${row.standard}` : `by${row.standard - row.proven}`}`} /> : null}
                {row.standard > 0 ? <i className={`std at${row.standard}`} /> : null}
                {row.proven > 0 || low ? <i className={`got at${row.proven}`} /> : null}
              </div>
              <span className="result"><StatusText state={low ? 'missing' : 'met'}>{row.result}</StatusText></span>
            </div>
          )
        })}
      </div>
    </>
  )
}
