import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { CompetencyChoice } from '~/components/fact/competency-choice'
import { FactChooser } from '~/components/fact/fact-chooser'
import { FactFields } from '~/components/fact/fact-fields'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { faultSentences } from '~/components/ui/fault-sentences'
import { type FactKind, factForm, factKinds } from '~/domain/compliance/fact-form'
import { pickedCompetency, requireFactOfficer } from '~/http/fact-address'
import { parseForm, readForm, typedValues, type FormFaults } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { findFactChoices } from '~/server/fact/find-fact-choices.server'
import { recordFact } from '~/server/fact/record-fact.server'
import { newId } from '~/server/id.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const isKind = (what: string | undefined): what is FactKind => (factKinds as readonly (string | undefined)[]).includes(what)

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'recordFacts')
  const { what } = args.params
  const officer = await requireFactOfficer(by, args.params.officerId)
  if (what !== undefined && !isKind(what)) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  const choices = what === undefined ? null : await findFactChoices(what, officer.id, today())
  return {
    officer, what, choices, key: newId(), today: today(),
    picked: what === 'competency' ? pickedCompetency(args.request, choices?.competencies ?? []) : null,
    title: t('common:titleSuffix', { title: t(what === undefined ? 'fact:title' : `fact:kind_${what}`) }),
  }
}

const FIELD = { overlaps: 'from', already: 'from', unknown: 'form' } as const

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'recordFacts')
  const { what } = args.params
  const officer = await requireFactOfficer(by, args.params.officerId)
  if (!isKind(what)) throw refuse(404)
  const form = await readForm(args.request)
  const typed = typedValues(form)
  const parsed = parseForm(factForm(what, today()), form)
  if (!parsed.ok) return invalid({ typed, faults: parsed.faults })
  const done = await recordFact({ by, officerId: officer.id, form: parsed.value, now: now() })
  if (done.ok) return redirect(`${paths.complianceOfficer(officer.id, { done: what })}#ho-so`, 303)
  const { reason } = done
  if (reason === 'role' || reason === 'scope' || reason === 'not_found' || reason === 'own') throw refuse(reason === 'role' || reason === 'own' ? 403 : 404)
  return invalid({ typed, faults: { [FIELD[reason]]: reason } as FormFaults }, reason === 'unknown' ? 422 : 409)
}

export default function OfficerFactNew() {
  const { officer, what, choices, key, picked, today: day } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('fact')
  const faults = faultSentences(answer?.faults, t)
  const file = paths.complianceOfficer(officer.id)
  const crumbs = [{ text: officer.fullName, href: file }, ...(what === undefined ? [{ text: t('title') }] : [{ text: t('title'), href: paths.newOfficerFact(officer.id) }, { text: t(`kind_${what}`) }])]
  return (
    <div className="narrow">
      <FaultList faults={faults} first={what === 'waiver' ? 'subject' : 'from'} />
      <Breadcrumbs label={t('title')} items={crumbs} />
      <h1>{what === undefined ? t('title') : t(`heading_${what}`)}</h1>
      <p className="meta">{t('about', { name: officer.fullName, code: officer.staffCode })}</p>
      {what === undefined || choices === null
        ? <FactChooser officerId={officer.id} />
        : what === 'competency' && picked === null
          ? <CompetencyChoice action={paths.newOfficerFact(officer.id, what)} back={paths.newOfficerFact(officer.id)} competencies={choices.competencies} />
          : <FactFields what={what} officerId={officer.id} back={file} choices={choices} picked={picked} today={day} typed={{ key, ...answer?.typed }} faults={faults} />}
    </div>
  )
}
