import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { DifferenceTable } from '~/components/standard/difference-table'
import { EffectPanel } from '~/components/standard/effect-panel'
import { EffectProgress } from '~/components/standard/effect-progress'
import { PublishForm } from '~/components/standard/publish-form'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { DateInput } from '~/components/ui/date-input'
import { SectionHead } from '~/components/ui/section-head'
import { faultSentences } from '~/components/ui/fault-sentences'
import { parseVietnameseDate } from '~/domain/kernel/day'
import { formatDay, formatDayTable } from '~/domain/kernel/vietnamese-format'
import { standardDifference } from '~/domain/standard/standard-difference'
import { requireEditedStandard } from '~/http/edited-standard'
import { readForm, typedValues, type FormFaults } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { countDraftEffect } from '~/server/standard/count-draft-effect.server'
import { publishStandard } from '~/server/standard/publish-standard.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? '' }]
/** While holders are being counted the page asks again by itself, with or without script. */
export const headers: HeadersFunction = ({ loaderHeaders }): Record<string, string> => {
  const refresh = loaderHeaders.get('Refresh')
  return refresh === null ? {} : { Refresh: refresh }
}

/** What the address asks to be counted. */
function asked(request: Request) {
  const query = new URL(request.url).searchParams
  const tried = query.get('on')
  const readDay = parseVietnameseDate(tried ?? '')
  return { on: readDay ?? today(), wrongDay: tried === null || readDay !== undefined ? null : tried.slice(0, 40), page: Math.min(10_000, Math.max(1, Math.trunc(Number(query.get('page'))) || 1)) }
}

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  const { code, name, draft, versions, catalogue } = await requireEditedStandard(by, args.params.code)
  if (draft === null) throw redirect(paths.positionStandard(code))
  const { on, wrongDay, page } = asked(args.request)
  const last = versions.at(-1) ?? null
  const effect = await countDraftEffect({ code, revision: draft.revision, draft: draft.content, catalogue, on, today: today(), page })
  const { t } = i18nFor(languageOf(args.request))
  const shown = { title: t('common:titleSuffix', { title: t('standard:publishTitle', { code }) }), code, name, revision: draft.revision, on, wrongDay, last: last?.number ?? null, difference: standardDifference(last?.content ?? null, draft.content), transitionUntil: draft.content.transitionUntil, names: catalogue, effect }
  return data(shown, effect.state === 'counting' ? { headers: { Refresh: `1;url=${paths.standardPublish(code, { on: formatDayTable(on), page: page === 1 ? undefined : page })}` } } : undefined)
}

const FIELDS = { empty: 'form', unchanged: 'form', changed: 'form', busy: 'form', past: 'on', before_last: 'on', transition_early: 'on' } as const

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  const code = args.params.code ?? ''
  // Published or given up meanwhile: the position's page shows what there is.
  const { draft, catalogue } = await requireEditedStandard(by, code)
  if (draft === null) return redirect(paths.positionStandard(code), 303)
  // A page that asked again by itself would lose what was typed: the answer waits for the count.
  const refused = async (faults: FormFaults, changed: boolean, status?: 409 | 422) => {
    await countDraftEffect({ code, revision: draft.revision, draft: draft.content, catalogue, ...asked(args.request), today: today(), patient: true })
    return invalid({ faults, typed, changed }, status)
  }
  const typed = typedValues(await readForm(args.request))
  const text = (name: string) => (typed[name] ?? '').normalize('NFC').trim().slice(0, 500)
  const [decision, legalBasis, on, seen] = [text('decision'), text('legalBasis'), parseVietnameseDate(text('on')), Number(typed['seen'] || NaN)]
  const faults: FormFaults = {
    ...(on === undefined ? { on: 'fault_day' } : {}), ...(decision === '' ? { decision: 'fault_decision' } : {}), ...(legalBasis === '' ? { legalBasis: 'fault_legalBasis' } : {}),
    ...(typed['confirmed'] === 'yes' ? {} : { confirmed: 'fault_confirmed' }),
  }
  if (on === undefined || !Number.isSafeInteger(seen) || Object.keys(faults).length > 0) return refused(faults, false)
  const done = await publishStandard({ by, code, seen, on, decision, legalBasis, now: now() })
  if (done.ok) return redirect(paths.positionStandard(code, { done: 'published' }), 303)
  if (done.reason === 'not_found') throw refuse(404)
  if (done.reason === 'role' || done.reason === 'scope') throw refuse(403)
  return refused({ [FIELDS[done.reason]]: `fault_${done.reason}` } as FormFaults, done.reason === 'changed', done.reason === 'changed' || done.reason === 'busy' ? 409 : 422)
}

export default function StandardPublish() {
  const { code, name, revision, on, wrongDay, last, difference, transitionUntil, names, effect } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('standard')
  const faults = faultSentences(answer?.faults, t)
  return (
    <>
      <FaultList faults={faults} first="decision" />
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('title'), href: paths.standards() }, { text: code, href: paths.positionStandard(code) }, { text: t('draft'), href: paths.standardDraft(code) }, { text: t('publishCrumb') }]} />
      <h1>{t('publishHeading', { code, name })}</h1>
      <SectionHead title={last === null ? t('differenceFirst') : t('differenceTitle', { number: last })} />
      <DifferenceTable difference={difference} names={names} />
      {transitionUntil === null ? null : <p className="mt-3">{t('transitionNote', { day: formatDay(transitionUntil) })}</p>}
      <form method="get" action={paths.standardPublish(code)} className="row count-form"><DateInput id="try-on" name="on" label={t('tryOn')} hint={t('tryOnHint')} defaultValue={wrongDay ?? formatDayTable(on)} error={wrongDay === null ? undefined : t('tryOnWrong')} /><Button variant="secondary">{t('count')}</Button></form>
      {effect.state === 'counting' ? <EffectProgress done={effect.done} total={effect.total} href={paths.standardPublish(code, { on: formatDayTable(on) })} /> : (
        <>
          <EffectPanel effect={effect} day={formatDay(effect.judgedOn)} from={formatDay(on)} href={(page) => `${paths.standardPublish(code, { on: formatDayTable(on), page })}#fallen`} />
          <PublishForm code={code} seen={answer?.typed['seen'] ?? String(revision)} changed={answer?.changed ?? false} on={on} effect={effect} typed={answer?.typed ?? {}} faults={faults} />
        </>
      )}
    </>
  )
}
