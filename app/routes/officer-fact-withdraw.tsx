import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { DateInput } from '~/components/ui/date-input'
import { DialogPage } from '~/components/ui/dialog-page'
import { faultSentences } from '~/components/ui/fault-sentences'
import { TextInput } from '~/components/ui/text-input'
import { withdrawForm } from '~/domain/compliance/fact-form'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { requireFactOfficer } from '~/http/fact-address'
import { parseForm, readForm, typedValues, type FormFaults } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { type FactTable, factTables, getFact } from '~/server/fact/get-fact.server'
import { withdrawFact } from '~/server/fact/withdraw-fact.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

function requireTable(what: string | undefined): FactTable {
  const table = factTables.find((one) => one === what)
  if (table === undefined) throw refuse(404)
  return table
}

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'recordFacts')
  const officer = await requireFactOfficer(by, args.params.officerId)
  const table = requireTable(args.params.what)
  const fact = await getFact(table, requireId(args.params.factId), officer.id)
  if (fact === null) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  return { officer, table, fact, title: t('common:titleSuffix', { title: t('fact:withdrawConfirm') }) }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'recordFacts')
  const officer = await requireFactOfficer(by, args.params.officerId)
  const form = await readForm(args.request)
  const typed = typedValues(form)
  const parsed = parseForm(withdrawForm, form)
  if (!parsed.ok) return invalid({ typed, faults: parsed.faults })
  const done = await withdrawFact({ by, officerId: officer.id, table: requireTable(args.params.what), factId: requireId(args.params.factId), form: parsed.value, now: now() })
  if (done.ok) return redirect(`${paths.complianceOfficer(officer.id, { done: 'withdrawn' })}#ho-so`, 303)
  if (done.reason === 'last_day_outside') return invalid({ typed, faults: { lastDay: 'lastDayOutside' } as FormFaults })
  // Somebody else was first: the file shows what stands now.
  if (done.reason === 'not_found') return redirect(`${paths.complianceOfficer(officer.id)}#ho-so`, 303)
  throw refuse(done.reason === 'scope' ? 404 : 403)
}

export default function OfficerFactWithdraw() {
  const { officer, table, fact } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('fact')
  const faults = faultSentences(answer?.faults, t)
  const field = (name: string) => ({ id: name, name, defaultValue: answer?.typed[name] ?? '', ...(faults[name] === undefined ? {} : { error: faults[name] }) })
  const days = fact.to === null ? t('daysOpen', { from: formatDay(fact.from) }) : t('daysClosed', { from: formatDay(fact.from), to: formatDay(fact.to) })
  return (
    <>
      <FaultList faults={faults} first="reason" />
      <DialogPage
        title={t('withdrawTitle', { thing: t(`told_${fact.what}`), name: officer.fullName })}
        consequence={<>{[days, fact.text].filter((part) => part !== '').join('. ')}<br />{t('withdrawText')}</>}
        action={paths.withdrawOfficerFact(officer.id, table, fact.id)}
        confirm={{ text: t('withdrawConfirm'), danger: true }}
        keep={{ text: t('keep'), href: `${paths.complianceOfficer(officer.id)}#ho-so` }}
      >
        <TextInput {...field('reason')} label={t('withdrawReason')} hint={t('withdrawReasonHint')} maxLength={500} autoComplete="off" />
        <DateInput {...field('lastDay')} label={t('withdrawLastDay')} hint={t('withdrawLastDayHint')} />
      </DialogPage>
    </>
  )
}
