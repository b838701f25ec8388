import { useTranslation } from 'react-i18next'
import type { StandardRequirementContent } from '~/domain/standard/standard-file'
import { paths } from '~/paths'

export interface MatrixRow { readonly code: string; readonly name: string; readonly number: number | null; readonly draft: boolean; readonly requirements: readonly StandardRequirementContent[] }
export interface MatrixTableProps {
  readonly competencies: readonly { readonly code: string; readonly group: string; readonly name: string }[]
  readonly rows: readonly MatrixRow[]
}

const levelOf = (row: MatrixRow, code: string) => row.requirements.find((one) => one.kind === 'competency' && one.competency === code)

/** Positions × competencies: head and names stay in sight; on phones a list of positions with what each asks for. */
export function MatrixTable({ competencies, rows }: MatrixTableProps) {
  const { t } = useTranslation('standard')
  const groups = [...new Set(competencies.map(({ group }) => group))].map((group) => ({ group, size: competencies.filter((one) => one.group === group).length }))
  return (
    <>
      <div className="scroll matrix-scroll">
        <table className="tbl matrix">
          <caption className="vh">{t('matrixCaption')}</caption>
          <thead>
            <tr><th scope="col" rowSpan={2}>{t('position')}</th>{groups.map(({ group, size }) => <th key={group} scope="colgroup" colSpan={size} className="c group">{t(`group_${group}`)}</th>)}</tr>
            <tr>{competencies.map(({ code, name }) => <th key={code} scope="col" className="c"><abbr title={name}>{code}</abbr></th>)}</tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row"><PositionName row={row} /></th>
                {competencies.map(({ code }) => { const one = levelOf(row, code); return <td key={code} className="c num">{one?.kind === 'competency' ? one.level : <span className="none" aria-label={t('notRequired')}>–</span>}</td> })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="list matrix-list">
        {rows.map((row) => (
          <li key={row.code}>
            <PositionName row={row} />
            <p className="sm">{competencies.flatMap(({ code }) => { const one = levelOf(row, code); return one?.kind === 'competency' ? [`${code}: ${one.level}`] : [] }).join(' · ') || t('noStandard')}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

function PositionName({ row }: { readonly row: MatrixRow }) {
  const { t } = useTranslation('standard')
  return <><a href={paths.positionStandard(row.code)}>{row.code} {row.name}</a><span className="meta block">{row.number === null ? t('noStandard') : t('versionShort', { number: row.number })}{row.draft ? ` · ${t('hasDraft')}` : ''}</span></>
}
