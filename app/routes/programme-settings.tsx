import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { unitTitle } from '~/components/compliance/unit-name'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { DateInput } from '~/components/ui/date-input'
import { faultSentences } from '~/components/ui/fault-sentences'
import { SectionHead } from '~/components/ui/section-head'
import { TextInput } from '~/components/ui/text-input'
import { Toast } from '~/components/ui/toast'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import { programmeForm, readQuotas } from '~/domain/programme/programme-form'
import { parseForm, readForm, typedValues } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { loadSettings } from '~/server/programme/load-settings.server'
import { saveProgramme } from '~/server/programme/save-programme.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageProgramme')
  const found = await loadSettings(by, today())
  if (!found.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('programme:settingsTitle') }), ...found.value, saved: new URL(args.request.url).searchParams.get('done') === 'yes' }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageProgramme')
  const settings = await loadSettings(by, today())
  if (!settings.ok) throw refuse(403)
  const form = await readForm(args.request)
  const typed = typedValues(form)
  const parsed = parseForm(programmeForm, form)
  const { quotas, faults } = readQuotas(form)
  const all: Record<string, string> = { ...(parsed.ok ? {} : parsed.faults), ...faults }
  if (!parsed.ok || Object.keys(all).length > 0) return invalid({ typed, faults: all })
  const done = await saveProgramme({ by, unitId: settings.value.unit.unitId, form: parsed.value, quotas, now: now() })
  if (done.ok) return redirect(paths.programmeSettings({ done: 'yes' }), 303)
  if (done.reason === 'quotaUnit') throw refuse(400)
  throw refuse(403)
}

export default function ProgrammeSettingsPage() {
  const { programme, quotas, saved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['programme', 'compliance'])
  const faults = faultSentences(answer?.faults, t)
  const field = (name: string, value: string | undefined) => ({ id: name, name, defaultValue: answer?.typed[name] ?? value ?? '', autoComplete: 'off', ...(faults[name] === undefined ? {} : { error: faults[name] }) })
  const sum = quotas.reduce((total, { quota }) => total + quota, 0)
  return (
    <div>
      <Breadcrumbs label={t('compliance:crumbs')} items={[{ text: t('title'), href: paths.programme() }, { text: t('settingsTitle') }]} />
      <FaultList faults={faults} first="name" />
      {!answer && saved ? <div className="mb-5"><Toast>{t('saved')}</Toast></div> : null}
      <h1>{t(programme ? 'settingsTitle' : 'setUp')}</h1>
      <p className="lead">{t('settingsLead')}</p>
      <form method="post" action={paths.programmeSettings()} noValidate>
        <TextInput {...field('name', programme?.name)} label={t('nameField')} maxLength={160} />
        <TextInput {...field('legalBasis', programme?.legalBasis)} label={t('legalBasisField')} hint={t('legalBasisHint')} maxLength={400} />
        <TextInput {...field('target', programme ? formatNumber(programme.target) : undefined)} label={t('targetField')} hint={t('targetHint')} width="short" inputMode="numeric" maxLength={9} />
        <DateInput {...field('targetOn', programme ? formatDay(programme.targetOn) : undefined)} label={t('targetOnField')} hint={t('onHint')} />
        <SectionHead title={t('quotasTitle')} hint={t('quotasSum', { sum: formatNumber(sum) })} />
        <p className="meta">{t('quotaFieldsHint')}</p>
        <div className="grid sm:grid-cols-2 lg:grid-cols-3 gap-x-5">{quotas.map(({ unit, quota }) => <TextInput key={unit.unitId} {...field(`quota.${unit.unitId}`, quota === 0 ? '' : formatNumber(quota))} label={unitTitle(unit, t)} width="short" inputMode="numeric" maxLength={7} />)}</div>
        <Button wide="phone">{t('save')}</Button>
      </form>
    </div>
  )
}
