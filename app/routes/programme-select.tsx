import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { DateInput } from '~/components/ui/date-input'
import { faultSentences } from '~/components/ui/fault-sentences'
import { Select } from '~/components/ui/select'
import { TextArea } from '~/components/ui/text-area'
import { TextInput } from '~/components/ui/text-input'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import { selectionForm } from '~/domain/programme/programme-form'
import { parseForm, readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { findCohorts } from '~/server/programme/find-cohorts.server'
import { type CodeFault, selectMembers } from '~/server/programme/select-members.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const TYPED = ['codes', 'cohortId', 'on', 'decision'] as const
const FIELD_OF = { noCodes: 'codes', tooManyCodes: 'codes', cohortUnknown: 'cohortId', cohortFull: 'cohortId' } as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageProgramme')
  const found = await findCohorts(by, today())
  if (!found.ok) {
    if (found.reason === 'none') throw redirect(paths.programme())
    throw refuse(403)
  }
  const { t } = i18nFor(languageOf(args.request))
  const { rows, whole } = found.value
  const cohorts = rows.filter(({ endsOn, full }) => endsOn > today() && !full).map(({ id, name, seats, members }) => ({ id, name, free: whole ? seats - members : null }))
  return { title: t('common:titleSuffix', { title: t('programme:selectTitle') }), cohorts, day: formatDay(today()) }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageProgramme')
  const form = await readForm(args.request)
  const typed: Record<string, string> = Object.fromEntries(TYPED.map((name) => [name, String(form.get(name) ?? '').slice(0, 20_000)]))
  const parsed = parseForm(selectionForm, form)
  if (!parsed.ok) return invalid({ typed, faults: parsed.faults, codes: [] as CodeFault[] })
  const done = await selectMembers({ by, form: parsed.value, now: now() })
  if (done.ok) return redirect(paths.programmeMembers({ stage: 'selected', done: done.value.selected }), 303)
  const { reason } = done
  switch (reason.kind) {
    case 'role':
    case 'scope':
      throw refuse(403)
    case 'none':
      throw refuse(404)
    case 'codes':
      return invalid({ typed, faults: { codes: 'codesRefused' } as Record<string, string>, codes: [...reason.faults] })
    default:
      return invalid({ typed, faults: { [FIELD_OF[reason.kind]]: reason.kind } as Record<string, string>, codes: [] as CodeFault[] })
  }
}

export default function ProgrammeSelect() {
  const { cohorts, day } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['programme', 'compliance'])
  const faults = faultSentences(answer?.faults, t)
  const field = (name: string, otherwise = '') => ({ id: name, name, defaultValue: answer?.typed[name] ?? otherwise, ...(faults[name] === undefined ? {} : { error: faults[name] }) })
  return (
    <div className="form-page">
      <Breadcrumbs label={t('compliance:crumbs')} items={[{ text: t('title'), href: paths.programme() }, { text: t('membersTitle'), href: paths.programmeMembers() }, { text: t('selectTitle') }]} />
      <FaultList faults={faults} first="codes" />
      <h1>{t('selectTitle')}</h1>
      <p className="lead">{t('selectLead')}</p>
      {answer && answer.codes.length > 0 ? <ul className="mb-5">{answer.codes.map(({ code, fault }) => <li key={code}>{t('codeFault', { code, fault: t(`codeFault_${fault}`) })}</li>)}</ul> : null}
      <form method="post" action={paths.programmeSelect()} noValidate>
        <TextArea {...field('codes')} label={t('codesField')} hint={t('codesHint')} rows={8} spellCheck={false} />
        <Select {...field('cohortId')} label={t('cohort')} hint={t('cohortHint')} width="long" options={[{ value: '', text: t('noCohort') }, ...cohorts.map(({ id, name, free }) => ({ value: id, text: free === null ? name : t('cohortFree', { name, free: formatNumber(free) }) }))]} />
        <DateInput {...field('on', day)} label={t('selectedOnField')} hint={t('onHint')} />
        <TextInput {...field('decision')} label={t('decisionField')} hint={t('decisionHint')} maxLength={200} autoComplete="off" />
        <Button wide="phone">{t('selectSubmit')}</Button>
      </form>
    </div>
  )
}
