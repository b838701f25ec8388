import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { unitTitle } from '~/components/compliance/unit-name'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { faultSentences } from '~/components/ui/fault-sentences'
import { SectionHead } from '~/components/ui/section-head'
import { AnswerFormFields } from '~/components/unit-sheet/answer-form-fields'
import { AnswerOutcome } from '~/components/unit-sheet/answer-outcome'
import { PickedTable } from '~/components/unit-sheet/picked-table'
import { filterQuery, monthText } from '~/components/unit-sheet/sheet-text'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { answerForm } from '~/domain/unit-sheet/answer-form'
import { requireId } from '~/http/attempt-address'
import { parseForm, readForm, typedValues, type FormFaults } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { readItemFilter, readSeenItems } from '~/http/sheet-items'
import { monthDay, readMonth } from '~/http/sheet-month'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { ANSWER_AT_ONCE, answerItems } from '~/server/unit-sheet/answer-items.server'
import { loadAnswerPage } from '~/server/unit-sheet/load-answer-page.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'answerRaisedGap')
  const { searchParams } = new URL(args.request.url)
  const filter = readItemFilter(args.request)
  const picked = readSeenItems(searchParams.getAll('item')).map(({ itemId }) => itemId)
  const found = await loadAnswerPage({ by, unitId: requireId(args.params.unitId), month: readMonth(args.request), chosen: searchParams.get('all') === 'yes' ? { filter } : { ids: picked }, today: today() })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('unitSheet:answerManyTitle') }), page: found.value, filter, atOnce: ANSWER_AT_ONCE }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'answerRaisedGap')
  const unitId = requireId(args.params.unitId)
  const form = await readForm(args.request)
  const month = monthDay(String(form.get('month') ?? ''))
  if (month === null) throw refuse(404)
  const typed = typedValues(form)
  const items = readSeenItems(form.getAll('item'))
  /** The gaps as they are now. */
  const pageOf = async (ids: readonly string[]) => {
    const found = await loadAnswerPage({ by, unitId, month, chosen: { ids }, today: today() })
    if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
    return found.value
  }
  const back = async (faults: FormFaults) => invalid({ typed, faults, page: await pageOf(items.map(({ itemId }) => itemId)), seen: items, outcome: null })
  const parsed = parseForm(answerForm, form)
  if (!parsed.ok || items.length === 0) return back({ ...(items.length === 0 ? { item: 'nothingPicked' } : {}), ...(parsed.ok ? {} : parsed.faults) })
  const done = await answerItems({ by, unitId, month, items, form: parsed.value, now: now() })
  if (!done.ok && done.reason === 'plannedOnOutside') return back({ plannedOn: done.reason })
  if (!done.ok) throw refuse(done.reason === 'role' ? 403 : 404)
  const { answered, refused } = done.value
  if (refused.length === 0) return redirect(paths.unitSheet(unitId, { month: month.slice(0, 7), ...filterQuery(readItemFilter(args.request)), done: 'answeredMany', count: answered }), 303)
  const page = await pageOf(refused.map(({ itemId }) => itemId))
  const byId = new Map([...page.rows, ...page.others].map((item) => [item.id, item]))
  return invalid({ typed, faults: {}, page, seen: [], outcome: { answered, refused: refused.map((one) => ({ ...one, item: byId.get(one.itemId) ?? null })) } }, 409)
}

export default function UnitSheetAnswer() {
  const { page: asked, filter, atOnce } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['unitSheet', 'compliance'])
  const { path, places, month, rows, left } = answer?.page ?? asked
  const faults = faultSentences(answer?.faults, t)
  const [unit] = path
  if (unit === undefined) return null
  const query = { month: month.slice(0, 7), ...filterQuery(filter) }
  const back = paths.unitSheet(unit.unitId, query)
  const sheet = t('sheetCrumb', { unit: unitTitle(unit, t), month: monthText(month) })
  const people = new Set(rows.map(({ officerId }) => officerId)).size
  return (
    <div className="narrow">
      <FaultList faults={faults} first="kind" />
      {answer?.outcome ? <AnswerOutcome outcome={answer.outcome} path={places} /> : null}
      <Breadcrumbs label={t('crumb')} items={[{ text: sheet, href: back }, { text: t('answerManyTitle') }]} />
      <h1 className={rows.length === 0 ? 'mb-5' : undefined}>{rows.length === 0 ? t('answerManyTitle') : t('answerCount', { count: rows.length, number: formatNumber(rows.length) })}</h1>
      {rows.length === 0 ? (
        <Card><EmptyState level={2} title={t(answer?.outcome ? 'noneLeftTitle' : 'nothingPickedTitle')} action={<ButtonLink variant="secondary" href={back}>{t('keep')}</ButtonLink>}>{answer?.outcome ? undefined : t('nothingPickedText')}</EmptyState></Card>
      ) : (
        <form method="post" action={paths.unitSheetAnswer(unit.unitId, query)} noValidate>
          <input type="hidden" name="month" value={query.month} />
          <p className="lead">{t('answerManyLead', { count: people, number: formatNumber(people) })}{left > 0 ? ` ${t('answerManyLeft', { count: left, number: formatNumber(left), atOnce: formatNumber(atOnce) })}` : ''}</p>
          <AnswerFormFields legend={t('kindLegendMany')} typed={answer?.typed ?? {}} faults={faults} />
          <div className="row"><Button>{t('saveMany')}</Button><ButtonLink variant="quiet" href={back}>{t('keep')}</ButtonLink></div>
          <SectionHead id="item" title={t('pickedTitle')} hint={t('pickedHint')} />
          <Card flush><PickedTable items={rows} path={places} seen={answer?.seen ?? []} changed={answer?.outcome?.refused.flatMap(({ itemId, reason }) => (reason === 'changed' ? [itemId] : [])) ?? []} /></Card>
        </form>
      )}
    </div>
  )
}
