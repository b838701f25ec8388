import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterText } from '~/components/ui/filter-text'
import { Table } from '~/components/ui/table'
import { Tags } from '~/components/ui/tags'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface QuestionPickProps {
  readonly code: string
  readonly search: string
  readonly questions: readonly { readonly id: string; readonly code: string; readonly version: number; readonly stem: string; readonly attempts: number; readonly mustBeRight: boolean }[]
  readonly found: number
}

/** Step 1: which questions are faulty. */
export function QuestionPick({ code, search, questions, found }: QuestionPickProps) {
  const { t } = useTranslation('regrade')
  const here = paths.trainerRegrade(code)
  return (
    <>
      <Card flush>
        <FilterBar action={here} fields={1} submit={t('filter')}><FilterText id="q" name="q" label={t('search')} hint={t('searchHint')} value={search} /></FilterBar>
        <Tags count={t('found', { shown: formatNumber(questions.length), total: formatNumber(found) })} intro={t('filtering')} tags={search === '' ? [] : [{ text: search, href: here }]} remove={t('removeFilter')} clear={{ text: t('clearFilters'), href: here }} />
        {questions.length === 0 ? <EmptyState title={t('noneFound')}>{t('noneFoundText')}</EmptyState> : (
          <Table
            caption={t('lead1')}
            rows={questions}
            rowId={(row) => row.id}
            pick={{ name: 'pick', form: 'pick-questions', allLabel: t('pickAll'), label: (row) => t('pickOne', { code: row.code }), picked: () => false }}
            columns={[
              { id: 'code', label: t('columnQuestion'), heading: true, cell: (row) => <><span className="nb">{row.code}{row.mustBeRight ? ' ★' : ''}</span><span className="xs block">{row.stem}</span></> },
              { id: 'version', label: t('columnVersion'), align: 'end', phoneLabel: t('columnVersion'), cell: (row) => row.version },
              { id: 'attempts', label: t('columnAttempts'), align: 'end', phoneLabel: t('columnAttempts'), cell: (row) => formatNumber(row.attempts) },
            ]}
          />
        )}
      </Card>
      {questions.length === 0 ? null : <form id="pick-questions" method="get" action={here} className="mt-5"><input type="hidden" name="picked" value="yes" /><Button wide="phone">{t('next1')}</Button></form>}
    </>
  )
}
