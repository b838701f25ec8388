import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import { type PlannedOfficer, outcomeOf } from '~/domain/compliance/training-plan'
import { explainObstacle } from '~/domain/compliance/explain-path'
import type { PathToStandard, Unclosed } from '~/domain/compliance/path-to-standard'
import type { Day } from '~/domain/kernel/day'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { requirementCode, requirementName } from './requirement-name'
import { unitTitle } from './unit-name'

/** The steps of a path in a line: "khóa KH1, khóa KH2, nộp giấy tờ". */
export function stepsInShort({ steps }: PathToStandard, t: TFunction): string {
  return steps.map(({ option }) => (option.kind === 'course' ? t('path:shortCourse', { code: option.courseCode }) : t(option.kind === 'document' ? 'path:shortDocument' : 'path:shortAssessment'))).join(', ')
}

/** "CC-CV: Khóa KH9 cấp chứng nhận này chưa công bố." */
export function obstacleText(unclosed: Unclosed, t: TFunction): string {
  const { requirement } = unclosed
  const { key, values } = explainObstacle(unclosed)
  return `${requirement ? (requirementCode(requirement) ?? requirementName(requirement, t)) : t('path:standing')}: ${t(`path:${key}`, values)}`
}

/** How it ends for a person, in words. */
export function outcomeText(path: PathToStandard, on: Day, t: TFunction): string {
  const outcome = outcomeOf(path, on)
  return t(outcome === 'cannot' ? 'path:stateCannot' : outcome === 'lapsed' ? 'path:stateLapse' : 'path:stateReach')
}

/** People of a plan: each with the steps, the earliest end, and how it ends. */
export function PlanPeople({ officers, on, caption }: { readonly officers: readonly PlannedOfficer[]; readonly on: Day; readonly caption: string }) {
  const { t } = useTranslation(['path', 'compliance'])
  const state = ({ path }: PlannedOfficer) => {
    const outcome = outcomeOf(path, on)
    return outcome === 'cannot' ? 'missing' : outcome === 'lapsed' ? 'expiring' : 'met'
  }
  return (
    <div className="card flush people">
      <Table
        caption={caption}
        rows={officers}
        rowId={({ officerId }) => officerId}
        columns={[
          { id: 'name', label: t('columnName'), heading: true, cell: (one) => <><a href={`${paths.complianceOfficer(one.officerId)}#duong-ngan-nhat`}>{one.fullName}</a><span className="xs block">{one.staffCode}, {one.positionName}</span></> },
          { id: 'unit', label: t('columnUnit'), phoneLabel: t('columnUnit'), cell: ({ unitName: name, unitType: type }) => unitTitle({ name, type }, t) },
          { id: 'steps', label: t('columnSteps'), phoneLabel: t('columnSteps'), cell: ({ path }) => <>{stepsInShort(path, t) || (path.unclosed.length > 0 ? null : '–')}{path.unclosed.map((one) => <span className="xs block" key={one.requirement?.id ?? ''}>{obstacleText(one, t)}</span>)}</> },
          { id: 'finish', label: t('columnFinish'), phoneLabel: t('columnFinish'), cell: ({ path }) => <span className="num">{path.finish === null ? '–' : formatDayTable(path.finish)}</span>, empty: ({ path }) => path.finish === null },
          { id: 'state', label: t('columnState'), state: true, cell: (one) => <StatusText state={state(one)}>{outcomeText(one.path, on, t)}</StatusText> },
        ]}
      />
    </div>
  )
}
