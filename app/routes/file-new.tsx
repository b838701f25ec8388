import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { DialogPage } from '~/components/ui/dialog-page'
import { ErrorSummary } from '~/components/ui/error-summary'
import { KEPT_DAYS } from '~/domain/export-file/export-file'
import type { KnownRequest } from '~/domain/export-file/export-request'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { readFileAsked } from '~/http/file-request'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { askFile } from '~/server/export-file/ask-file.server'
import { getFileRight } from '~/server/export-file/get-file-right.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** The question before a file is made in the background: what, of whom, where it will be. */
export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'makeReports')
  const { searchParams } = new URL(args.request.url)
  const asked = readFileAsked((name) => searchParams.get(name), today())
  if (asked === null) throw refuse(400)
  const right = await getFileRight({ actor: by, request: asked.request, today: today() })
  if (!right.ok) throw refuse(right.reason === 'role' ? 403 : 404)
  const { kind, asOf } = asked.request
  const { t } = i18nFor(languageOf(args.request))
  const { request } = asked
  const back = 'snapshotId' in request ? paths.snapshot(request.snapshotId) : asked.request.kind === 'known_standing' ? knownPage(asked.request) : asked.request.kind === 'training_plan' ? paths.unitPlan(asked.request.unitId, asked.values) : kind === 'officers' ? paths.complianceOfficers(asked.values) : paths.reports({ ...asked.values, report: kind })
  return { title: t('common:titleSuffix', { title: t('exportFile:newTitle') }), values: asked.values, kind, format: asked.format, asOf: formatDay(asOf), unit: { name: right.value.unitName, type: right.value.unitType }, back }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'makeReports')
  const form = await readForm(args.request)
  const asked = readFileAsked((name) => { const value = form.get(name); return typeof value === 'string' ? value : null }, today())
  if (asked === null) throw refuse(400)
  const done = await askFile({ by, request: asked.request, format: asked.format, locale: languageOf(args.request), now: now() })
  // The page of two times itself says how far its file is.
  if (done.ok && asked.request.kind === 'known_standing') return redirect(knownPage(asked.request), 303)
  if (done.ok) return redirect(paths.files({ done: done.value.again ? 'again' : 'asked' }), 303)
  if (done.reason === 'tooMany') return invalid({ fault: done.reason, values: asked.values }, 429)
  throw refuse(done.reason === 'role' ? 403 : 404)
}

const knownPage = ({ unitId, asOf, known }: Omit<KnownRequest, 'kind'>) => paths.knownStanding(unitId, { on: asOf, known })

export default function FileNew() {
  const { values, kind, format, asOf, unit, back } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['exportFile', 'compliance'])
  return (
    <>
      {answer ? <ErrorSummary title={t('notDone')} errors={[{ text: t(answer.fault), href: paths.files() }]} /> : null}
      <DialogPage
        title={t('newQuestion', { format })} consequence={t('newText', { what: t(`kind_${kind}`), unit: unitTitle(unit, t), on: asOf, days: KEPT_DAYS })}
        action={paths.newFile(values)} confirm={{ text: t('newConfirm') }} keep={{ text: t('back'), href: back }}
      >
        {Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      </DialogPage>
    </>
  )
}
