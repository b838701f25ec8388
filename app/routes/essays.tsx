import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import { Toast } from '~/components/ui/toast'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { findEssaysToMark } from '~/server/marking/find-essays-to-mark.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const DONE = ['agreed', 'graded', 'third', 'waiting'] as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'markEssays')
  const found = await findEssaysToMark(by)
  if (!found.ok) throw refuse(403)
  const asked = new URL(args.request.url).searchParams.get('done')
  const { t } = i18nFor(languageOf(args.request))
  const essays = found.value.essays.map((essay) => ({ ...essay, handedInAt: formatInstant(essay.handedInAt) }))
  return { title: t('common:titleSuffix', { title: t('marking:title') }), ...found.value, essays, done: DONE.find((name) => name === asked) ?? null }
}

export default function Essays() {
  const { essays, others, markedByMe, done } = useLoaderData<typeof loader>()
  const { t } = useTranslation('marking')
  return (
    <>
      {done ? <div className="mb-5"><Toast>{t(`done_${done}`)}</Toast></div> : null}
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {essays.length === 0 ? <EmptyState title={t('queueEmpty')} /> : (
        <Card flush>
          <Table
            caption={t('queueTitle')} rows={essays} rowId={({ attemptId, ordinal }) => `${attemptId} ${ordinal}`}
            columns={[
              { id: 'essay', label: t('essayColumn'), heading: true, cell: ({ courseCode, questionCode, stem }) => <>{stem.length > 140 ? `${stem.slice(0, 139)}…` : stem}<br /><span className="meta">{courseCode} · {questionCode}</span></> },
              { id: 'at', label: t('handedInColumn'), phoneLabel: t('handedInColumn'), cell: ({ handedInAt }) => handedInAt },
              { id: 'round', label: t('roundColumn'), state: true, cell: ({ third }) => <StatusText state={third ? 'expiring' : 'idle'}>{t(third ? 'third' : 'first')}</StatusText> },
              { id: 'act', label: '', align: 'end', cell: ({ attemptId, ordinal }) => <ButtonLink variant="secondary" size="small" href={paths.essay(attemptId, ordinal)}>{t('mark')}</ButtonLink> },
            ]}
          />
        </Card>
      )}
      {others > 0 ? <p className="meta mt-4">{t('others', { count: others })}</p> : null}
      <p className="meta mt-2">{t('markedByMe', { count: markedByMe })}</p>
    </>
  )
}
