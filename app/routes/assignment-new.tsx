import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { AssignmentForm } from '~/components/assignment/assignment-form'
import { AssignmentPreview } from '~/components/assignment/assignment-preview'
import { ListSource } from '~/components/assignment/list-source'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { RowList } from '~/components/ui/row-list'
import { assignmentRules } from '~/domain/assignment/assignment-form'
import { runAssignmentForm } from '~/http/assignment-command'
import { readAssignmentPrefill } from '~/http/assignment-prefill'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadAssignmentChoices } from '~/server/assignment/load-assignment-choices.server'
import { sendNotices } from '~/server/assignment/send-notices.server'
import { now, today } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** Without a rule: the choice of one. */
export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageAssignments')
  const { searchParams } = new URL(args.request.url)
  const rule = assignmentRules.find((one) => one === searchParams.get('rule')) ?? null
  const choices = await loadAssignmentChoices(by, today())
  if (!choices.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  const title = rule === null ? t('assignment:chooseTitle') : t(`assignment:formTitle_${rule}`)
  const prefill = rule === null ? null : await readAssignmentPrefill({ by, rule, address: searchParams, today: today() })
  return { title: t('common:titleSuffix', { title }), rule, prefill, rules: [...assignmentRules], formKey: randomUUID(), ...(rule === null ? { courses: [], units: [], positions: [] } : choices.value) }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageAssignments')
  const answer = await runAssignmentForm(args.request, by, now())
  // Told at once, not only when the job runs next; what fails here the job makes up for.
  if (answer instanceof Response) await sendNotices(now(), answer.headers.get('Location')?.split(/[/?]/)[2] ?? null).catch(() => 0)
  return answer
}

export default function AssignmentNew() {
  const { rule, prefill, rules, formKey, courses, units, positions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('assignment')
  const crumbs = <Breadcrumbs label={t('crumbs')} items={[{ text: t('title'), href: paths.assignments() }, { text: t('newCrumb') }]} />
  if (rule === null) {
    return (
      <div className="narrow">
        {crumbs}
        <h1>{t('chooseTitle')}</h1>
        <p className="lead">{t('chooseLead')}</p>
        <RowList items={rules.map((one) => ({ id: one, title: t(`choose_${one}`), href: paths.newAssignment(one), meta: t(`chooseText_${one}`) }))} />
      </div>
    )
  }
  if (answer && 'kind' in answer && answer.kind === 'preview') {
    const { preview, form, typed } = answer
    const terms = { rule: form.rule, unitName: preview.unit.name, unitType: preview.unit.type, position: preview.position?.name ?? null, dueKind: form.due.kind, dueOn: form.due.kind === 'fixed' ? form.due.on : null, dueDays: form.due.kind === 'fixed' ? null : form.due.days }
    return <>{crumbs}<AssignmentPreview course={preview.course} terms={terms} reason={form.reason} figures={preview} people={preview.people} typed={typed} /></>
  }
  const back = answer && 'kind' in answer && answer.kind === 'form' ? answer : null
  const faults = Object.fromEntries(Object.entries(back?.faults ?? {}).map(([name, key]) => [name, t(key, { codes: back?.codes ?? '' })]))
  return (
    <div className="narrow">
      <FaultList faults={faults} first="courseCode" />
      {crumbs}
      <h1>{t(`formTitle_${rule}`)}</h1>
      <p className="lead">{t(`chooseText_${rule}`)}</p>
      {prefill?.list && back === null ? <ListSource {...prefill.list} /> : null}
      <AssignmentForm rule={rule} formKey={back?.typed['formKey'] ?? formKey} courses={courses} units={units} positions={positions} typed={back?.typed ?? prefill?.typed ?? {}} faults={faults} />
    </div>
  )
}
