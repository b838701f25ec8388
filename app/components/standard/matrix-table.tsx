import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Checkbox } from '~/components/ui/checkbox'
import type { CellColumn, CellWords } from '~/domain/standard/standard-cell'
import { writeCell } from '~/domain/standard/standard-cell'
import type { StandardContent } from '~/domain/standard/standard-content'
import { paths } from '~/paths'
import { MatrixCell } from './matrix-cell'

export interface MatrixRow {
  readonly code: string; readonly name: string; readonly number: number | null; readonly draft: boolean; readonly coming: boolean; readonly revision: number
  readonly inForce: StandardContent; readonly working: StandardContent
}
export interface MatrixTableProps {
  readonly competencies: readonly { readonly code: string; readonly group: string; readonly name: string }[]
  readonly rows: readonly MatrixRow[]
  readonly words: CellWords
  readonly editing: boolean
  /** "VT01|level-CH1" → what was typed and not saved. */
  readonly pending: Readonly<Record<string, string>>
  /** Revisions that the typed cells were begun from, where they are not those of the rows. */
  readonly seen: Readonly<Record<string, number>>
  /** Others have saved meanwhile: the editor may choose to write upon theirs. */
  readonly takeOver: boolean
}

const columnOf = (code: string): CellColumn => `level-${code}`

/** Positions × competencies: head and names stay in sight; on phones a list of positions with what each asks for. */
export function MatrixTable({ competencies, rows, words, editing, pending, seen, takeOver }: MatrixTableProps) {
  const { t } = useTranslation('standard')
  const groups = [...new Set(competencies.map(({ group }) => group))].map((group) => ({ group, first: competencies.find((one) => one.group === group)?.code, size: competencies.filter((one) => one.group === group).length }))
  const starts = new Set(groups.map(({ first }) => first))
  const shown = (row: MatrixRow) => (editing ? row.working : row.inForce)
  return (
    <form method="post" action={paths.standards()} data-matrix={editing ? '' : undefined} data-confirm-unsaved={editing ? '' : undefined} data-none={t('notRequired')} data-wrong={t('cellWrong')}>
      {editing ? rows.map(({ code, revision }) => <input key={code} type="hidden" name={`seen-${code}`} value={seen[code] ?? revision} />) : null}
      {takeOver ? rows.map(({ code, revision }) => <input key={code} type="hidden" name={`latest-${code}`} value={revision} />) : null}
      {Object.entries(pending).map(([at, text]) => <input key={at} type="hidden" name="cell" value={`${at}|${text}`} />)}
      <div className="scroll matrix-scroll">
        <table className="tbl matrix">
          <caption className="vh">{t('matrixCaption')}</caption>
          <thead>
            <tr><th scope="col" rowSpan={2}>{t('position')}</th>{groups.map(({ group, size }) => <th key={group} scope="colgroup" colSpan={size} className="c group">{t(`group_${group}`)}</th>)}</tr>
            <tr>{competencies.map(({ code, name }) => <th key={code} scope="col" className={starts.has(code) ? 'c group' : 'c'}><abbr title={name}>{code}</abbr></th>)}</tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row"><PositionName row={row} /></th>
                {competencies.map(({ code }) => (
                  <MatrixCell
                    key={code} text={writeCell(shown(row), columnOf(code), words)} inForce={editing ? writeCell(row.inForce, columnOf(code), words) : undefined}
                    pending={pending[`${row.code}|${columnOf(code)}`]} at={editing ? { position: row.code, column: columnOf(code) } : undefined}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {editing ? (
        <div className="matrix-bar noprint" data-matrix-bar="" hidden={Object.keys(pending).length === 0}>
          <span role="status" data-matrix-status="" data-pattern={t('changedCells')}>{t('changedCells').replace('{n}', String(Object.keys(pending).length))}</span>
          {takeOver ? <Checkbox name="takeOver" value="yes" label={t('takeOverCells')} /> : null}
          <Button size="small">{t('saveCells')}</Button>
          <Button size="small" variant="quiet" type="button" data-matrix-undo="">{t('undoCells')}</Button>
        </div>
      ) : null}
      <ul className="list matrix-list">
        {rows.map((row) => (
          <li key={row.code}>
            <PositionName row={row} />
            <p className="sm">{competencies.flatMap(({ code }) => { const text = writeCell(shown(row), columnOf(code), words); return text === '' ? [] : [`${code}: ${text}`] }).join(' · ') || t('noStandard')}</p>
          </li>
        ))}
      </ul>
    </form>
  )
}

function PositionName({ row }: { readonly row: MatrixRow }) {
  const { t } = useTranslation('standard')
  const remarks = [row.number === null ? t('noStandard') : t('versionShort', { number: row.number }), ...(row.coming ? [t('hasComing')] : []), ...(row.draft ? [t('hasDraft')] : [])]
  return <><a href={paths.positionStandard(row.code)}>{row.code} {row.name}</a><span className="meta block">{remarks.join(' · ')}</span></>
}
