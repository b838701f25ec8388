import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { DialogPage } from '~/components/ui/dialog-page'
import { PageHead } from '~/components/ui/page-head'
import { Table } from '~/components/ui/table'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { beginWork } from '~/server/roster/begin-work.server'
import { loadUndo } from '~/server/roster/load-undo.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'importRoster')
  const id = args.params.id ?? ''
  const loaded = await loadUndo(by, id, now())
  if (!loaded.ok && loaded.reason === 'stateChanged') throw redirect(paths.roster(id))
  if (!loaded.ok) throw refuse(loaded.reason === 'role' ? 403 : 404)
  const { view, dependents, rows } = loaded.value
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('roster:undoTitle', { file: view.fileName }) }), id, fileName: view.fileName, dependents, rows }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'importRoster')
  const id = args.params.id ?? ''
  const loaded = await loadUndo(by, id, now())
  if (!loaded.ok && loaded.reason !== 'stateChanged') throw refuse(loaded.reason === 'role' ? 403 : 404)
  // Something depends on it, or somebody was first: the page says which.
  if (loaded.ok && loaded.value.dependents.length > 0) return redirect(paths.rosterUndo(id))
  const begun = await beginWork({ by, id, work: { kind: 'undo' }, now: now() })
  if (!begun.ok && begun.reason === 'treeBusy') throw refuse(409)
  return redirect(paths.roster(id))
}

export default function RosterUndo() {
  const { id, fileName, dependents, rows } = useLoaderData<typeof loader>()
  const { t } = useTranslation('roster')
  if (dependents.length === 0) return <DialogPage title={t('undoQuestion', { file: fileName })} consequence={t('undoText', { number: formatNumber(rows) })} action={paths.rosterUndo(id)} confirm={{ text: t('undo'), danger: true }} keep={{ text: t('keep'), href: paths.roster(id) }} />
  return (
    <>
      <PageHead title={t('cannotUndoTitle')} line={t('cannotUndoText')} />
      <Card flush>
        <Table
          caption={t('dependentsCaption')}
          rows={dependents}
          rowId={(row) => `${row.officerId} ${row.kind}`}
          columns={[
            { id: 'name', label: t('colName'), heading: true, cell: (row) => <a href={paths.complianceOfficer(row.officerId)}>{row.fullName}</a> },
            { id: 'code', label: t('field_staffCode'), phoneLabel: t('field_staffCode'), cell: (row) => row.staffCode },
            { id: 'what', label: t('colDepends'), phoneLabel: t('colDepends'), cell: (row) => t(`depends_${row.kind}`) },
          ]}
        />
      </Card>
      <div className="row"><ButtonLink variant="secondary" href={paths.roster(id)}>{t('back')}</ButtonLink></div>
    </>
  )
}
