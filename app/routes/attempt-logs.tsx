import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AttemptState } from '~/components/sitting/attempt-state'
import { Card } from '~/components/ui/card'
import { Callout } from '~/components/ui/callout'
import { EmptyState } from '~/components/ui/empty-state'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterText } from '~/components/ui/filter-text'
import { Table } from '~/components/ui/table'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { findAttempts } from '~/server/attempt/find-attempts.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewAttemptLog')
  const search = (new URL(args.request.url).searchParams.get('search') ?? '').slice(0, 100)
  const found = await findAttempts(by, search)
  if (!found.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('sitting:logsTitle') }), search, rows: found.value.map((row) => ({ ...row, startedAt: formatInstant(row.startedAt) })) }
}

export default function AttemptLogs() {
  const { search, rows } = useLoaderData<typeof loader>()
  const { t } = useTranslation('sitting')
  return (
    <>
      <h1>{t('logsTitle')}</h1>
      <p className="lead">{t('logsLead')}</p>
      <Callout kind="info" title={t('notProofTitle')}><p>{t('notProof')}</p></Callout>
      <Card flush>
        <FilterBar action={paths.attemptLogs()} fields={1} submit={t('search')}>
          <FilterText id="search" name="search" label={t('searchAttempts')} value={search} hint={t('searchAttemptsHint')} />
        </FilterBar>
        {rows.length > 0 ? (
          <Table
            caption={t('logsTitle')} rows={rows} rowId={({ id }) => id}
            columns={[
              { id: 'name', label: t('nameColumn'), heading: true, cell: (row) => <><a href={paths.attemptLog(row.id)}>{row.fullName}</a><br /><span className="meta num">{row.staffCode}</span></> },
              { id: 'course', label: t('course'), phoneLabel: t('course'), cell: ({ courseCode }) => courseCode },
              { id: 'started', label: t('startedColumn'), phoneLabel: t('startedColumn'), cell: ({ startedAt }) => startedAt },
              { id: 'state', label: t('attemptColumn'), state: true, cell: (row) => <AttemptState {...row} /> },
            ]}
          />
        ) : <EmptyState title={search === '' ? t('attemptsStart') : t('attemptsEmpty')} />}
      </Card>
    </>
  )
}
