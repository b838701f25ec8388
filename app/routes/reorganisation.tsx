import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { mappingFaultSentence } from '~/components/reorganisation/mapping-fault-sentence'
import { PlanDependents } from '~/components/reorganisation/plan-dependents'
import { PlanFaults } from '~/components/reorganisation/plan-faults'
import { PlanPeople, PlanRoles } from '~/components/reorganisation/plan-people'
import { PlanSection } from '~/components/reorganisation/plan-section'
import { PlanFlows, PlanUnits } from '~/components/reorganisation/plan-units'
import { ReorganisationDecision, ReorganisationEnd, ReorganisationProgress } from '~/components/reorganisation/reorganisation-decision'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { DialogPage } from '~/components/ui/dialog-page'
import { ErrorSummary } from '~/components/ui/error-summary'
import { PageHead } from '~/components/ui/page-head'
import { formatDayTable, formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import { basisText } from '~/domain/reorganisation/basis-text'
import { DRAFT, REORGANISING } from '~/domain/reorganisation/reorganisation'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { planPagesOf, shownPlan } from '~/http/reorganisation-plan'
import { invalid, refuse } from '~/http/respond'
import { pageOf } from '~/http/roster-address'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { beginReorganising } from '~/server/reorganisation/begin-reorganising.server'
import { type DiscardReorganisation, discardReorganisation } from '~/server/reorganisation/discard-reorganisation.server'
import { loadReorganisation } from '~/server/reorganisation/load-reorganisation.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? '' }]
/** While work is under way the page asks again by itself, with or without script. */
export const headers: HeadersFunction = ({ loaderHeaders }): Record<string, string> => {
  const refresh = loaderHeaders.get('Refresh')
  return refresh === null ? {} : { Refresh: refresh }
}

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'reorganiseUnits')
  const { t } = i18nFor(languageOf(args.request))
  const asked = new URL(args.request.url).searchParams
  const pages = planPagesOf(args.request)
  const loaded = await loadReorganisation({ by, id: args.params.id ?? '', unassigned: asked.get('people') === 'unassigned', page: pageOf(args.request), now: now() })
  if (!loaded.ok) throw refuse(loaded.reason === 'role' ? 403 : 404)
  const { view, ready, unassigned } = loaded.value
  const { id, name, state, fault, basis, reviewState, effectiveOn, fileName, actorName, done } = view
  const faultText = (one: Parameters<typeof mappingFaultSentence>[0]) => mappingFaultSentence(one, (key, values) => t(key, values ?? {}))
  const shown = {
    title: t('common:titleSuffix', { title: name }), id, name, state, fault, ready, unassigned, plannedAt: view.plannedAt?.toISOString() ?? '', fileName, actorName, done, goal: view.total,
    discarding: asked.get('confirm') === 'discard' && DRAFT.includes(state),
    basis: basisText(basis), reviewState, day: formatDayTable(effectiveOn), ...shownPlan(loaded.value, pages, faultText),
    confirmed: view.appliedAt === null ? null : { who: view.confirmedName ?? '', at: formatInstant(view.appliedAt) },
    discarded: view.discardedAt === null ? null : { who: view.discardedName ?? '', at: formatInstant(view.discardedAt) },
    undone: view.undoneAt === null ? null : { who: view.undoneName ?? '', at: formatInstant(view.undoneAt), reason: view.undoReason ?? '' },
  }
  return data(shown, REORGANISING.includes(state) ? { headers: { Refresh: '2' } } : undefined)
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'reorganiseUnits')
  const id = args.params.id ?? ''
  const form = await readForm(args.request)
  if (form.get('intent') === 'discard') return discard({ by, id, seen: String(form.get('plan') ?? ''), now: now() })
  const again = form.get('intent') === 'plan'
  if (!again && form.get('confirmed') !== 'yes') {
    const seen = await loadReorganisation({ by, id, unassigned: false, page: 1, now: now() })
    if (!seen.ok) throw refuse(seen.reason === 'role' ? 403 : 404)
    return invalid({ title: 'notDone', field: 'confirmed', fault: 'confirmMissing' })
  }
  const begun = await beginReorganising({ by, id, work: again ? { kind: 'plan' } : { kind: 'apply', seen: String(form.get('plan') ?? '') }, now: now() })
  if (begun.ok) return redirect(paths.reorganisation(id))
  if (begun.reason === 'role') throw refuse(403)
  if (begun.reason === 'notFound') throw refuse(404)
  return invalid({ title: 'notDone', field: 'decision', fault: `work_${begun.reason}` }, 409)
}

async function discard(input: DiscardReorganisation) {
  const discarded = await discardReorganisation(input)
  if (discarded.ok) return redirect(paths.reorganisation(input.id))
  if (discarded.reason === 'role') throw refuse(403)
  if (discarded.reason === 'notFound') throw refuse(404)
  return invalid({ title: 'notDiscardedTitle', field: 'facts', fault: `discard_${discarded.reason}` }, 409)
}

export default function Reorganisation() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['reorganisation', 'common'])
  const { id, name, state, day, basis, units, flows, roles, dependents, faults, people, officers, lacking } = page
  const facts = [
    { term: t('colEffective'), value: day }, { term: t('colBasis'), value: basis }, { term: t('colReview'), value: t(`review_${page.reviewState}`) },
    { term: t('fileTitle'), value: page.fileName }, { term: t('colPreparedBy'), value: page.actorName }, { term: t('colPeople'), value: formatNumber(officers) },
    ...(page.confirmed ? [{ term: t('colConfirmedBy'), value: `${page.confirmed.who}, ${page.confirmed.at}` }] : []),
  ]
  /** Turning one list over leaves the others where they are. */
  const at = { people: page.unassigned ? 'unassigned' : undefined, faults: faults.page, units: units.page, flows: flows.page, roles: roles.page, dependents: dependents.page, page: people.page }
  const href = (list: keyof typeof at) => (number: number) => paths.reorganisation(id, Object.fromEntries(Object.entries({ ...at, [list]: number }).filter(([, value]) => value !== 1)))
  const others = lacking === 0 ? undefined : page.unassigned ? { text: t('everybody'), href: `${paths.reorganisation(id)}#people` } : { text: t('onlyUnassigned', { number: formatNumber(lacking) }), href: `${paths.reorganisation(id, { people: 'unassigned' })}#people` }
  if (page.discarding && !answer) {
    return (
      <DialogPage title={t('discardQuestion', { name })} consequence={t('discardText')} action={paths.reorganisation(id)} confirm={{ text: t('discard'), danger: true, name: 'intent', value: 'discard' }} keep={{ text: t('keepDraft'), href: paths.reorganisation(id) }}>
        <input type="hidden" name="plan" value={page.plannedAt} />
      </DialogPage>
    )
  }
  return (
    <>
      {answer ? <ErrorSummary title={t(answer.title)} errors={[{ text: t(answer.fault), href: `#${answer.field}` }]} /> : null}
      <Breadcrumbs label={t('title')} items={[{ text: t('title'), href: paths.reorganisations() }, { text: name }]} />
      <PageHead title={name} line={t('pageLine', { day })} />
      {REORGANISING.includes(state) ? <div className="narrow"><ReorganisationProgress id={id} state={state} done={page.done} total={page.goal} /></div> : (
        <>
          <ReorganisationEnd id={id} state={state} fault={page.fault} officers={officers} confirmed={page.confirmed} undone={page.undone} discarded={page.discarded} />
          <div className="stack">
            <Card title={t('factsTitle')} id="facts"><DefinitionList rows={facts} /></Card>
            {DRAFT.includes(state) ? <ReorganisationDecision id={id} plannedAt={page.plannedAt} ready={page.ready && state === 'planned'} day={day} basis={basis} officers={officers} unassigned={lacking} error={answer?.field === 'confirmed' ? t(answer.fault) : undefined} ticked={answer?.fault === 'work_treeBusy'} /> : null}
          </div>
          <PlanSection name="faults" title={t('faultsTitle')} link={{ text: t('downloadFaulty'), href: paths.faultyLines(id) }} {...faults} href={href('faults')}><PlanFaults lines={faults.rows} /></PlanSection>
          <PlanSection name="units" title={t('unitsTitle')} hint={state === 'planned' ? t('dryRun') : undefined} {...units} href={href('units')}><PlanUnits units={units.rows} /></PlanSection>
          <PlanSection name="flows" title={t('flowsTitle')} {...flows} href={href('flows')}><PlanFlows flows={flows.rows} /></PlanSection>
          <PlanSection name="roles" title={t('rolesTitle')} hint={t('rolesHint')} {...roles} href={href('roles')}><PlanRoles roles={roles.rows} /></PlanSection>
          <PlanSection name="dependents" title={t('followTitle')} hint={t('followHint')} {...dependents} href={href('dependents')}><PlanDependents dependents={dependents.rows} /></PlanSection>
          <PlanSection name="people" title={t(page.unassigned ? 'unassignedTitle' : 'peopleTitle')} link={others} {...people} href={href('page')}><PlanPeople people={people.rows} caption={t(page.unassigned ? 'unassignedTitle' : 'peopleTitle')} /></PlanSection>
        </>
      )}
    </>
  )
}
