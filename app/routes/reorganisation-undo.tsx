import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CutNote } from '~/components/roster/cut-note'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { DialogPage } from '~/components/ui/dialog-page'
import { PageHead } from '~/components/ui/page-head'
import { Table } from '~/components/ui/table'
import { TextArea } from '~/components/ui/text-area'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { cleanText } from '~/domain/kernel/vietnamese-text'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { beginReorganising } from '~/server/reorganisation/begin-reorganising.server'
import { loadReorganisationUndo } from '~/server/reorganisation/load-reorganisation-undo.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'reorganiseUnits')
  const id = args.params.id ?? ''
  const loaded = await loadReorganisationUndo({ by, id, now: now() })
  if (!loaded.ok && loaded.reason === 'stateChanged') throw redirect(paths.reorganisation(id))
  if (!loaded.ok) throw refuse(loaded.reason === 'role' ? 403 : 404)
  const { view, dependents } = loaded.value
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('reorganisation:undo') }), id, name: view.name, officers: view.plan?.officers ?? 0, dependents }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'reorganiseUnits')
  const id = args.params.id ?? ''
  const form = await readForm(args.request)
  const typed = form.get('reason')
  const reason = typeof typed === 'string' ? cleanText(typed).slice(0, 500) : ''
  const loaded = await loadReorganisationUndo({ by, id, now: now() })
  if (!loaded.ok && loaded.reason === 'stateChanged') throw redirect(paths.reorganisation(id))
  if (!loaded.ok) throw refuse(loaded.reason === 'role' ? 403 : 404)
  if (reason === '') return invalid({ reason, fault: 'undoReasonMissing' })
  const begun = await beginReorganising({ by, id, work: { kind: 'undo', reason }, now: now() })
  // Something depends on it, or somebody was first: the page says which.
  if (begun.ok || begun.reason === 'stateChanged') return redirect(paths.reorganisation(id))
  return invalid({ reason, fault: `work_${begun.reason}` }, 409)
}

export default function ReorganisationUndo() {
  const { id, name, officers, dependents } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('reorganisation')
  if (dependents.length === 0) {
    return (
      <DialogPage title={t('undoQuestion', { name })} consequence={t('undoText', { number: formatNumber(officers) })} action={paths.undoReorganisation(id)} confirm={{ text: t('undo'), danger: true }} keep={{ text: t('keep'), href: paths.reorganisation(id) }}>
        <TextArea id="reason" name="reason" label={t('undoReasonLabel')} error={answer ? t(answer.fault) : undefined} defaultValue={answer?.reason} maxLength={500} rows={3} />
      </DialogPage>
    )
  }
  return (
    <>
      <PageHead title={t('cannotUndoTitle')} line={t('cannotUndoText')} />
      <CutNote shown={dependents.length} total={dependents[0]?.total ?? 0} />
      <Card flush>
        <Table caption={t('dependentsCaption')} rows={dependents} rowId={(row) => `${row.kind} ${row.name}`} columns={[{ id: 'what', label: t('colDepends'), heading: true, cell: (row) => t(`depends_${row.kind}`) }, { id: 'name', label: t('colName'), phoneLabel: t('colName'), cell: (row) => row.name }]} />
      </Card>
      <div className="row"><ButtonLink variant="secondary" href={paths.reorganisation(id)}>{t('back')}</ButtonLink></div>
    </>
  )
}
