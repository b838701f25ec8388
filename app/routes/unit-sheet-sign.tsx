import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { unitName } from '~/components/compliance/unit-name'
import { DialogPage } from '~/components/ui/dialog-page'
import { monthText } from '~/components/unit-sheet/sheet-text'
import { readForm } from '~/http/form'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { monthDay, readMonth } from '~/http/sheet-month'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { loadUnitSheet } from '~/server/unit-sheet/load-unit-sheet.server'
import { signSheet } from '~/server/unit-sheet/sign-sheet.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'answerUnitSheet')
  const found = await loadUnitSheet({ by, unitId: requireId(args.params.unitId), month: readMonth(args.request), today: today() })
  if (!found.ok || !found.value.sheet || !found.value.heads) throw refuse(found.ok || found.reason !== 'role' ? 404 : 403)
  const { sheet, path, items, sign } = found.value
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('unitSheet:sign') }), month: sheet.month, unit: path[0] ?? null, gaps: items.length, refusal: sign.ok ? null : sign.reason }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'answerUnitSheet')
  const unitId = requireId(args.params.unitId)
  const month = monthDay(String((await readForm(args.request)).get('month') ?? ''))
  if (month === null) throw refuse(404)
  const done = await signSheet({ by, unitId, month, now: now() })
  if (done.ok) return redirect(paths.unitSheet(unitId, { month: month.slice(0, 7), done: 'signed' }), 303)
  if (done.reason === 'role') throw refuse(403)
  if (done.reason === 'scope' || done.reason === 'not_found') throw refuse(404)
  return invalid({ refusal: done.reason }, 409)
}

const SENTENCES = { signed: 'signSigned', unanswered: 'signUnanswered' } as const

export default function UnitSheetSign() {
  const { month, unit, gaps, refusal } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['unitSheet', 'compliance'])
  const why = answer?.refusal ?? refusal
  if (unit === null) return null
  const back = paths.unitSheet(unit.unitId, { month: month.slice(0, 7) })
  return (
    <>
      {why ? <FaultList faults={{ form: t(SENTENCES[why]) }} first="sign" /> : null}
      <div id="sign">
        <DialogPage title={t('signTitle', { month: monthText(month), unit: unitName(unit, t) })} consequence={t('signText', { count: gaps })} action={paths.unitSheetSign(unit.unitId)} confirm={{ text: t('signConfirm') }} keep={{ text: t('keep'), href: back }}>
          <input type="hidden" name="month" value={month.slice(0, 7)} />
        </DialogPage>
      </div>
    </>
  )
}
