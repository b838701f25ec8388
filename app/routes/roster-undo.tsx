import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DependentList } from '~/components/roster/dependent-list'
import { DialogPage } from '~/components/ui/dialog-page'
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
  return <DependentList text={t('cannotUndoText')} dependents={dependents} words={(kind) => t(`depends_${kind}`)} back={paths.roster(id)} />
}
