import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { faultSentences } from '~/components/ui/fault-sentences'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { unitTitle } from '~/components/compliance/unit-name'
import { AnswerFormFields } from '~/components/unit-sheet/answer-form-fields'
import { ItemFacts } from '~/components/unit-sheet/item-facts'
import { filterQuery, monthText, seenValue } from '~/components/unit-sheet/sheet-text'
import { answerForm } from '~/domain/unit-sheet/answer-form'
import { parseForm, readForm, typedValues, type FormFaults } from '~/http/form'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { readItemFilter, readPage, readSeenItems } from '~/http/sheet-items'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { answerItem } from '~/server/unit-sheet/answer-item.server'
import { findItemMonth } from '~/server/unit-sheet/find-item-month.server'
import { loadUnitSheet } from '~/server/unit-sheet/load-unit-sheet.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'answerRaisedGap')
  const [unitId, itemId] = [requireId(args.params.unitId), requireId(args.params.itemId)]
  const month = await findItemMonth(unitId, itemId)
  const found = month === null ? null : await loadUnitSheet({ by, unitId, month, today: today() })
  if (found && !found.ok && found.reason === 'role') throw refuse(403)
  const item = found?.ok ? found.value.items.find(({ id }) => id === itemId) : undefined
  if (!found?.ok || !item || !item.mayAnswer || month === null) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('unitSheet:answerTitle') }), item, path: found.value.path, places: found.value.places, month, query: queryOf(args.request) }
}

/** The filter and page of the sheet that one came from and goes back to. */
const queryOf = (request: Request) => ({ ...filterQuery(readItemFilter(request)), page: readPage(request) === 1 ? null : readPage(request) })

const FIELD_OF = { signed: 'kind', changed: 'kind', noneAbove: 'kind', plannedOnOutside: 'plannedOn' } as const

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'answerRaisedGap')
  const [unitId, itemId] = [requireId(args.params.unitId), requireId(args.params.itemId)]
  const form = await readForm(args.request)
  const typed = typedValues(form)
  const month = await findItemMonth(unitId, itemId)
  if (month === null) throw refuse(404)
  const parsed = parseForm(answerForm, form)
  if (!parsed.ok) return invalid({ typed, faults: parsed.faults })
  const done = await answerItem({ by, unitId, month, itemId, seen: readSeenItems(form.getAll('item')).find((one) => one.itemId === itemId)?.seen ?? null, form: parsed.value, now: now() })
  if (done.ok) return redirect(paths.unitSheet(unitId, { month: month.slice(0, 7), ...queryOf(args.request), done: 'answered' }), 303)
  if (done.reason === 'role') throw refuse(403)
  if (done.reason === 'scope' || done.reason === 'not_found' || done.reason === 'gone') throw refuse(404)
  return invalid({ typed, faults: { [FIELD_OF[done.reason]]: done.reason } as FormFaults })
}

export default function UnitSheetItem() {
  const { item, path, places, month, query } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['unitSheet', 'compliance'])
  const faults = faultSentences(answer?.faults, t)
  const [unit] = path
  if (unit === undefined) return null
  const back = paths.unitSheet(unit.unitId, { month: month.slice(0, 7), ...query })
  return (
    <div className="narrow">
      <FaultList faults={faults} first="kind" />
      <Breadcrumbs label={t('crumb')} items={[{ text: t('sheetCrumb', { unit: unitTitle(unit, t), month: monthText(month) }), href: back }, { text: item.fullName }]} />
      <h1 className="mb-5">{t('answerTitle')}</h1>
      <ItemFacts item={item} path={places} />
      <form className="mt-5" method="post" action={paths.unitSheetItem(unit.unitId, item.id, query)} noValidate>
        <input type="hidden" name="item" value={seenValue(item)} />
        <AnswerFormFields legend={t('kindLegend')} said={item.state === 'open' ? undefined : item.acts.at(-1)} typed={answer?.typed ?? {}} faults={faults} />
        <div className="row"><Button>{t('save')}</Button><ButtonLink variant="quiet" href={back}>{t('keep')}</ButtonLink></div>
      </form>
    </div>
  )
}
