import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { SavedFilterList } from '~/components/compliance/saved-filter-list'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { Toast } from '~/components/ui/toast'
import { filterPage, keptFilter, keptQuery, readKept } from '~/domain/compliance/saved-filter'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { env } from '~/server/env.server'
import { now } from '~/server/clock.server'
import { deleteFilter } from '~/server/compliance/delete-filter.server'
import { findPositions } from '~/server/compliance/find-positions.server'
import { findSubjectNames } from '~/server/compliance/find-subject-names.server'
import { findSavedFilters } from '~/server/compliance/find-saved-filters.server'
import { renameFilter } from '~/server/compliance/rename-filter.server'
import { saveFilter } from '~/server/compliance/save-filter.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const DONE = ['saved', 'renamed', 'deleted'] as const

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'keepFilters')
  const { searchParams } = new URL(args.request.url)
  const [saved, positions] = await Promise.all([findSavedFilters(actor), findPositions()])
  const lackedNames = Object.fromEntries(await findSubjectNames(saved.flatMap((one) => keptFilter(one).filter.lacks ?? [])))
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('overview:savedTitle') }), saved, positions, lackedNames, origin: env().PUBLIC_URL ?? new URL(args.request.url).origin, done: DONE.find((one) => one === searchParams.get('done')) ?? null }
}

/** Intents: save (a name and the conditions of a page), rename, delete. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'keepFilters')
  const form = await readForm(args.request)
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 2000).normalize('NFC')
  const [intent, id, name] = [text('intent'), text('id'), text('name')]
  if (intent === 'delete') {
    const deleted = await deleteFilter({ actor, id })
    if (!deleted.ok) throw refuse(deleted.reason === 'not_found' ? 404 : 403)
    return redirect(paths.complianceFilters({ done: 'deleted' }), 303)
  }
  if (intent !== 'save' && intent !== 'rename') throw refuse(400)
  const [page, asked] = [filterPage(text('page')), new URLSearchParams(text('query'))]
  const query = keptQuery(page, (one) => asked.get(one))
  const kept = intent === 'save' ? await saveFilter({ actor, name, page, query, now: now() }) : await renameFilter({ actor, id, name })
  if (kept.ok) return redirect(paths.complianceFilters({ done: intent === 'save' ? 'saved' : 'renamed' }), 303)
  if (kept.reason === 'not_found') throw refuse(404)
  if (kept.reason === 'role' || kept.reason === 'scope') throw refuse(403)
  return invalid({ fault: kept.reason, field: intent === 'save' ? 'keep-name' : `name-${id}`, id: intent === 'save' ? null : id, name, page, query })
}

export default function ComplianceFilters() {
  const { saved, positions, lackedNames, origin, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('overview')
  return (
    <div className="form-page">
      <FaultList faults={answer ? { [answer.field]: t(`fault_${answer.fault}`) } : {}} first="keep-name" />
      {!answer && done !== null ? <div className="mb-5"><Toast>{t(`done_${done}`)}</Toast></div> : null}
      <PageHead title={t('savedTitle')} line={t('savedLead')} />
      {answer && answer.id === null ? <SavedFilterList filters={[]} positions={positions} lackedNames={lackedNames} origin={origin} again={{ name: answer.name, page: answer.page, query: answer.query, kept: readKept(answer.page, answer.query), sentence: t(`fault_${answer.fault}`) }} /> : null}
      {saved.length === 0
        ? <div className="card"><EmptyState level={2} title={t('savedEmpty')}>{t('savedEmptyText')}</EmptyState></div>
        : <SavedFilterList filters={saved} positions={positions} lackedNames={lackedNames} origin={origin} fault={answer && answer.id !== null ? { id: answer.id, name: answer.name, sentence: t(`fault_${answer.fault}`) } : undefined} />}
    </div>
  )
}
