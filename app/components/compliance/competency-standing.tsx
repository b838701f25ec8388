import { useTranslation } from 'react-i18next'
import { CompetencyChart, type CompetencyLevel } from '~/components/ui/competency-chart'
import { Picture } from '~/components/ui/picture'
import { Table } from '~/components/ui/table'
import { leavesOf, type Leaf, type PostTree, type StandingTree } from '~/domain/compliance/standing-tree'
import { provenLevel } from '~/domain/evidence/source-limit'
import type { Day } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'

type Row = { readonly id: string; readonly code: string; readonly name: string; readonly standard: CompetencyLevel; readonly proven: CompetencyLevel }

/** Proven on the day: what meets the requirement, or the lower level that falls short; 0 = nothing that still counts. */
function rowOf({ requirement, evidence, near }: Leaf): Row[] {
  if (requirement.kind !== 'competency') return []
  const proof = evidence ?? (near?.reason === 'level' ? near.evidence : null)
  const proven = proof?.kind === 'competency' ? provenLevel(proof) : 0
  return [{ id: requirement.id, code: requirement.code, name: requirement.name, standard: requirement.level as CompetencyLevel, proven: proven as CompetencyLevel }]
}

/**
 * Competencies proven against those asked for, as a picture and as a table. Nothing when none is asked for. `rewordedOn`:
 * a day after that of the page, from which its names have been as they are.
 */
export function CompetencyStanding({ tree, near = false, rewordedOn = null }: { readonly tree: StandingTree | PostTree; readonly near?: boolean; readonly rewordedOn?: Day | null }) {
  const { t } = useTranslation(['compliance', 'standing'])
  const rows = leavesOf(tree).flatMap(rowOf)
  if (rows.length === 0) return null
  const result = ({ proven, standard }: Row) => (proven < standard ? t('levelShort', { count: standard - proven }) : proven > standard ? t('levelOver', { count: proven - standard }) : t('levelMet'))
  const short = rows.filter((row) => row.proven < row.standard)
  const label = short.length === 0
    ? t('competencyAllMet', { count: rows.length })
    : t('competencySomeShort', { met: rows.length - short.length, total: rows.length, short: short.map((row) => `${row.name}: ${result(row)}`).join('; ') })
  const table = (
    <Table
      caption={t('competencyTitle')}
      onPhone="scroll"
      rows={rows}
      rowId={(row) => row.id}
      columns={[
        { id: 'name', label: t('columnCompetency'), heading: true, cell: (row) => <>{row.name} <span className="xs nb">{row.code}</span></> },
        { id: 'standard', label: t('columnStandard'), align: 'end', cell: (row) => row.standard },
        { id: 'proven', label: t('columnProven'), align: 'end', cell: (row) => (row.proven === 0 ? t('noneProven') : row.proven) },
        { id: 'result', label: t('columnResult'), cell: result },
      ]}
    />
  )
  const picture = (
    <Picture title={t('competencyTitle')} level={near ? 3 : 2} table={{ open: t('showTable'), content: table }}>
      <CompetencyChart
        label={label}
        words={{ standard: t('chartStandard'), proven: t('chartProven'), gap: t('chartGap') }}
        rows={rows.map((row) => ({ name: row.name, standard: row.standard, proven: row.proven, result: result(row) }))}
      />
    </Picture>
  )
  return rewordedOn === null ? picture : <>{picture}<p className="meta mt-3">{t('rewordedAfter', { day: formatDay(rewordedOn) })}</p></>
}
