import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { ProgressLine } from '~/components/ui/progress-line'
import type { MemberState } from '~/domain/assignment/member-state'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { type AssignmentTerms, askedOf, dueText, whomText } from './assignment-text'

export interface AssignmentFactsProps extends AssignmentTerms {
  readonly id: string
  readonly reason: string
  readonly assignedOn: string
  readonly assignedByName: string
  readonly evaluatedOn: string
  readonly cancelled: { readonly on: string; readonly reason: string } | null
  readonly extensions: readonly { readonly id: string; readonly dueOn: string; readonly reason: string; readonly on: string; readonly by: string }[]
  readonly counts: Readonly<Partial<Record<MemberState, number>>>
}

/** Beside the people: how far it has come, what it is, and what may be changed. */
export function AssignmentFacts(assignment: AssignmentFactsProps) {
  const { id, reason, assignedOn, assignedByName, evaluatedOn, cancelled, extensions, counts } = assignment
  const { t } = useTranslation('assignment')
  const asked = askedOf(counts)
  const aside = { exempt: counts.exempt ?? 0, left: (counts.left ?? 0) + (counts.cancelled ?? 0) }
  const running = cancelled === null && (counts.open ?? 0) + (counts.overdue ?? 0) > 0
  return (
    <aside className="stack">
      <Card title={t('progressTitle')}>
        <p><b>{t('doneOf', { done: formatNumber(asked.done), all: formatNumber(asked.all) })}</b></p>
        <ProgressLine value={asked.all === 0 ? 0 : asked.done / asked.all} label={t('progressLabel', asked)} />
        <DefinitionList look="spread" rows={(['done', 'open', 'overdue', 'exempt', 'left'] as const).filter((state) => state !== 'left' || counts.left).map((state) => ({ term: t(`state_${state}`), value: formatNumber(counts[state] ?? 0) }))} />
        {aside.exempt + aside.left > 0 ? <p className="hint mt-3">{t('progressNote', aside)}</p> : null}
      </Card>
      <Card title={t('aboutTitle')}>
        <DefinitionList look="spread" rows={[
          { term: t('forTerm'), value: whomText(assignment, t) },
          { term: t('dueTerm'), value: dueText(assignment, t) },
          { term: t('reasonTerm'), value: reason },
          { term: t('assignedTerm'), value: t('by', { name: assignedByName, day: formatDay(assignedOn) }) },
          ...(cancelled ? [] : [{ term: t('evaluatedTerm'), value: formatDay(evaluatedOn) }]),
          ...(extensions.length === 0 ? [] : [{ term: t('extensionsTerm'), value: <ul className="list-none p-0 flat">{extensions.map((one) => <li key={one.id}>{t('extensionLine', { day: formatDay(one.dueOn), reason: one.reason, by: one.by, on: formatDay(one.on) })}</li>)}</ul> }]),
        ]} />
      </Card>
      {running ? (
        <Card title={t('actsTitle')}>
          <div className="row"><ButtonLink variant="secondary" href={paths.assignmentExtend(id)}>{t('extend')}</ButtonLink><ButtonLink variant="quiet" href={paths.assignmentCancel(id)}>{t('cancel')}</ButtonLink></div>
        </Card>
      ) : null}
    </aside>
  )
}
