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
import { beginEvidenceWork } from '~/server/evidence-import/begin-evidence-work.server'
import { loadEvidenceUndo } from '~/server/evidence-import/load-evidence-undo.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'recordFacts')
  const id = args.params.id ?? ''
  const loaded = await loadEvidenceUndo(by, id, now())
  if (!loaded.ok && loaded.reason === 'stateChanged') throw redirect(paths.evidenceImport(id))
  if (!loaded.ok) throw refuse(loaded.reason === 'role' ? 403 : 404)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('evidenceImport:undoTitle', { file: loaded.value.fileName }) }), id, ...loaded.value }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'recordFacts')
  const id = args.params.id ?? ''
  const loaded = await loadEvidenceUndo(by, id, now())
  if (!loaded.ok && loaded.reason !== 'stateChanged') throw refuse(loaded.reason === 'role' ? 403 : 404)
  // Something depends on it, or somebody was first: the page says which.
  if (loaded.ok && loaded.value.dependents.length > 0) return redirect(paths.evidenceUndo(id))
  await beginEvidenceWork({ by, id, work: { kind: 'undo' }, now: now() })
  return redirect(paths.evidenceImport(id))
}

export default function EvidenceUndo() {
  const { id, fileName, dependents, rows } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['evidenceImport', 'roster'])
  if (dependents.length === 0) return <DialogPage title={t('undoQuestion', { file: fileName })} consequence={t('undoText', { number: formatNumber(rows) })} action={paths.evidenceUndo(id)} confirm={{ text: t('roster:undo'), danger: true }} keep={{ text: t('roster:keep'), href: paths.evidenceImport(id) }} />
  return <DependentList text={t('cannotUndoText')} dependents={dependents} words={(kind) => t(`depends_${kind}`)} back={paths.evidenceImport(id)} />
}
