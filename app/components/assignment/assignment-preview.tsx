import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { Button } from '~/components/ui/button'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { Table } from '~/components/ui/table'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { type AssignmentTerms, dueText, whomText } from './assignment-text'

export interface AssignmentPreviewProps {
  readonly course: { readonly code: string; readonly title: string }
  readonly terms: AssignmentTerms
  readonly reason: string
  readonly figures: { readonly meant: number; readonly joining: number; readonly certified: number; readonly elsewhere: number; readonly excused: number; readonly outside: number }
  readonly people: readonly { readonly officerId: string; readonly fullName: string; readonly staffCode: string; readonly unitName: string; readonly unitType: string; readonly positionName: string; readonly dueOn: string }[]
  /** What the form held, sent again on confirming. */
  readonly typed: Readonly<Record<string, string>>
}

/** Who it would be for, before anything is done; one button does it, the other goes back to the form. */
export function AssignmentPreview({ course, terms, reason, figures, people, typed }: AssignmentPreviewProps) {
  const { t } = useTranslation(['assignment', 'compliance'])
  const { meant, joining, certified, elsewhere, excused, outside } = figures
  const figure = (term: string, value: number) => ({ term, value: formatNumber(value) })
  return (
    <>
      <h1>{t('previewTitle')}</h1>
      {joining > 0 ? <p className="lead">{t('previewConsequence', { count: joining, course: t('courseLine', { code: course.code, title: course.title }) })}</p> : <Callout kind="warning" title={t('previewNobody')}>{null}</Callout>}
      <Card>
        <DefinitionList look="spread" rows={[
          { term: t('previewFor'), value: whomText(terms, t) },
          { term: t('previewDue'), value: dueText(terms, t) },
          { term: t('reason'), value: reason },
          figure(t('previewMeant'), meant),
          figure(t('previewJoining'), joining),
          figure(t('previewCertified'), certified),
          figure(t('previewElsewhere'), elsewhere),
          ...(excused > 0 ? [figure(t('previewExcused'), excused)] : []),
          ...(outside > 0 ? [figure(t('previewOutside'), outside)] : []),
        ]} />
        {excused > 0 ? <p className="hint mt-3">{t('previewExcusedNote')}</p> : null}
      </Card>
      <form className="row my-5" method="post" action={paths.newAssignment(terms.rule)}>
        {Object.entries(typed).map(([name, value]) => (name === 'act' ? null : <input key={name} type="hidden" name={name} value={value} />))}
        {joining > 0 ? <Button name="act" value="confirm">{t('confirm')}</Button> : null}
        <Button variant={joining > 0 ? 'secondary' : 'primary'} name="act" value="edit">{t('edit')}</Button>
      </form>
      {people.length > 0 ? (
        <Card flush>
          <h2 className="px-5 pt-4">{t('previewList')}</h2>
          {joining > people.length ? <p className="meta px-5">{t('previewFirst', { shown: people.length, count: joining })}</p> : null}
          <Table
            caption={t('previewList')} rows={people} rowId={({ officerId }) => officerId}
            columns={[
              { id: 'name', label: t('columnName'), heading: true, cell: ({ fullName }) => fullName },
              { id: 'code', label: t('columnCode'), phoneLabel: t('columnCode'), cell: ({ staffCode }) => <span className="num">{staffCode}</span> },
              { id: 'unit', label: t('columnUnit'), cell: (row) => unitTitle({ name: row.unitName, type: row.unitType }, t) },
              { id: 'position', label: t('columnPosition'), cell: ({ positionName }) => positionName },
              { id: 'due', label: t('columnDue'), phoneLabel: t('columnDue'), cell: ({ dueOn }) => formatDay(dueOn) },
            ]}
          />
        </Card>
      ) : null}
    </>
  )
}
