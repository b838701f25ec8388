import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { PageHead } from '~/components/ui/page-head'
import { Table } from '~/components/ui/table'
import { dayOfInstant } from '~/domain/kernel/day'
import { formatDay, formatInstant, formatTime } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadAttemptLog } from '~/server/attempt/load-attempt-log.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'robots', content: 'noindex' }]

/** "10:32:05, 16/12/2024": the second counts when somebody asks what came first. */
const atSecond = (at: Date) => `${formatTime(at)}:${String(at.getUTCSeconds()).padStart(2, '0')}, ${formatDay(dayOfInstant(at))}`

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewAttemptLog')
  const found = await loadAttemptLog(by, requireId(args.params.id))
  if (!found.ok) throw refuse(found.reason === 'not_found' ? 404 : 403)
  const { t } = i18nFor(languageOf(args.request))
  const { entries, startedAt, dueAt, endedAt, officer, ...log } = found.value
  return {
    title: t('common:titleSuffix', { title: t('sitting:logsTitle') }),
    ...log,
    officer,
    startedAt: formatInstant(startedAt),
    dueAt: formatInstant(dueAt),
    endedAt: endedAt ? formatInstant(endedAt) : null,
    entries: entries.map((entry, index) => ({ ...entry, id: String(index), at: atSecond(entry.at) })),
  }
}

export default function AttemptLogPage() {
  const log = useLoaderData<typeof loader>()
  const { t } = useTranslation('sitting')
  const rows = [
    { term: t('startedColumn'), value: log.startedAt },
    { term: t('logDue'), value: log.extraMinutes > 0 ? t('logDueExtra', { time: log.dueAt, minutes: log.extraMinutes }) : log.dueAt },
    ...(log.endedAt !== null && log.endedBy !== null ? [{ term: t('logEnded'), value: `${log.endedAt} · ${t(`event_${log.endedBy}`)}` }] : []),
    ...(log.classSession ? [{ term: t('sessionColumn'), value: <a href={paths.sitting(log.classSession.id)}>{log.classSession.name}</a> }] : []),
  ]
  return (
    <>
      <Breadcrumbs label={t('logsTitle')} items={[{ text: t('logsTitle'), href: paths.attemptLogs() }, { text: log.officer.fullName }]} />
      <PageHead title={t('logTitle', { name: log.officer.fullName })} line={t('logLine', { course: log.courseTitle, round: log.round.number, number: log.round.attempt, limit: log.round.limit })} />
      <Callout kind="info" title={t('notProofTitle')}><p>{t('notProof')}</p></Callout>
      <Card><DefinitionList rows={rows} /></Card>
      {log.entries.length === 0 ? <p>{t('logEmpty')}</p> : (
        <Card flush>
          <Table
            caption={t('logsTitle')} rows={log.entries} rowId={({ id }) => id}
            columns={[
              { id: 'at', label: t('eventTime'), heading: true, cell: ({ at }) => <span className="num">{at}</span> },
              { id: 'what', label: t('eventWhat'), cell: ({ kind, ordinal, sequence }) => t(`event_${kind}`, { place: ordinal ?? 0, sequence: sequence ?? 0 }) },
              { id: 'where', label: t('eventWhere'), cell: ({ address, page }) => <span className="num">{[address, page].filter(Boolean).join(' · ') || '–'}</span> },
            ]}
          />
        </Card>
      )}
    </>
  )
}
