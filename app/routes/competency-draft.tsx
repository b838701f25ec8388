import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { competencyFaults } from '~/components/standard/competency-faults'
import { CompetencyFields } from '~/components/standard/competency-fields'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { Checkbox } from '~/components/ui/checkbox'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { Field } from '~/components/ui/field'
import { SectionHead } from '~/components/ui/section-head'
import { TextInput } from '~/components/ui/text-input'
import type { Actor } from '~/domain/access/role'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { competencyFields } from '~/domain/standard/competency-form'
import { type CompetencyAnswer, saveCompetencyForm } from '~/http/competency-command'
import { readForm, typedValues } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { discardCompetencyDraft } from '~/server/standard/discard-competency-draft.server'
import { loadFramework } from '~/server/standard/load-framework.server'
import { publishFramework } from '~/server/standard/publish-framework.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  const { mayEdit, drafts, number } = await loadFramework(by, today())
  if (!mayEdit) throw refuse(403)
  const draft = drafts.find(({ code }) => code === args.params.code)
  if (draft === undefined) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  const { code, name, revision, updatedAt, updatedBy } = draft
  const asked = new URL(args.request.url).searchParams.get('done')
  return { title: t('common:titleSuffix', { title: t('standard:competencyDraftTitle', { code }) }), code, name, number, revision, values: competencyFields(draft), kept: { by: updatedBy, at: formatInstant(updatedAt) }, done: asked === 'saved' || asked === 'changed' ? asked : null }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  const code = args.params.code ?? ''
  const form = await readForm(args.request)
  const seen = Number(form.get('seen') || NaN)
  if (!Number.isSafeInteger(seen) || seen < 1) throw refuse(400)
  switch (form.get('intent')) {
    case 'discard': {
      const gone = await discardCompetencyDraft({ by, code, seen, now: now() })
      if (gone.ok) return redirect(paths.framework({ done: 'discarded' }), 303)
      if (gone.reason !== 'changed') throw refuse(403)
      return redirect(paths.competencyDraft(code, { done: 'changed' }), 303)
    }
    case 'publish':
      return publish(by, code, seen, typedValues(form))
    default: {
      const saved = await saveCompetencyForm({ by, form, code, seen, now: now() })
      return saved.code !== undefined ? redirect(paths.competencyDraft(code, { done: 'saved' }), 303) : saved.answer
    }
  }
}

/** Publishes the text that is kept, not one that is typed: what was read is what is in force. */
async function publish(by: Actor, code: string, seen: number, values: Record<string, string>) {
  const answer = (faults: Record<string, string>, status: 409 | 422) => invalid<CompetencyAnswer>({ faults, values }, status)
  const { drafts, number, mayEdit } = await loadFramework(by, today())
  if (!mayEdit) throw refuse(403)
  const draft = drafts.find((one) => one.code === code)
  if (draft?.revision !== seen || Number(values['number']) !== number) return answer({ form: 'fault_competency_changed' }, 409)
  const decision = (values['decision'] ?? '').normalize('NFC').trim().slice(0, 500)
  const faults = { ...(decision === '' ? { decision: 'fault_decision' } : {}), ...(values['confirmed'] === 'yes' ? {} : { confirmed: 'fault_confirmed' }) }
  if (Object.keys(faults).length > 0) return answer(faults, 422)
  const { group, name, levels } = draft
  const done = await publishFramework({ by, seen: number, competencies: [{ code, group, name, levels }], decision, now: now() })
  if (done.ok) return redirect(`${paths.framework({ done: 'published' })}#${encodeURIComponent(code)}`, 303)
  if (done.reason === 'role' || done.reason === 'scope') throw refuse(403)
  return answer({ form: 'fault_competency_changed' }, 409)
}

export default function CompetencyDraft() {
  const { code, name, number, revision, values: stored, kept, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('standard')
  const faults = competencyFaults(answer?.faults, t)
  // Publishing sends no texts of the competency: then they are those that are kept.
  const values = answer?.values['name'] === undefined ? stored : answer.values
  return (
    <div className="form-page">
      <FaultList faults={faults} first="name" />
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('title'), href: paths.standards() }, { text: t('frameworkTitle'), href: paths.framework() }, { text: code }]} />
      {done === 'saved' && !answer ? <ConfirmationPanel level={2} title={t('competencySaved')}>{t('competencySavedText')}</ConfirmationPanel> : null}
      {done === 'changed' && !answer ? <Callout kind="warning" title={t('competencyChanged')}><p>{t('competencyChangedText')}</p></Callout> : null}
      <h1>{t('competencyDraftTitle', { code })}</h1>
      <p className="lead">{t('competencyDraftLead', kept)}</p>
      <form method="post" action={paths.competencyDraft(code)} data-confirm-unsaved="" noValidate>
        <input type="hidden" name="seen" value={answer?.values['seen'] ?? revision} />
        <CompetencyFields values={values} faults={faults} />
        <div className="row"><Button name="intent" value="save" variant="secondary" wide="phone">{t('saveDraft')}</Button><ButtonLink variant="quiet" href={paths.framework()} wide="phone">{t('back')}</ButtonLink></div>
      </form>
      <SectionHead title={t('competencyPublishTitle')} hint={`${code} ${name}`} />
      <form method="post" action={paths.competencyDraft(code)} noValidate>
        <input type="hidden" name="seen" value={revision} />
        <input type="hidden" name="number" value={number} />
        <TextInput id="decision" name="decision" label={t('decisionLabel')} hint={t('decisionHint')} width="long" maxLength={500} defaultValue={answer?.values['decision'] ?? ''} error={faults['decision']} required />
        <Field id="confirmed" label={t('confirmLabel')} error={faults['confirmed']} group><Checkbox name="confirmed" value="yes" label={t('competencyConfirm')} /></Field>
        <div className="row"><Button variant="danger" name="intent" value="publish" wide="phone">{t('competencyPublish')}</Button></div>
      </form>
      <details className="fold">
        <summary>{t('competencyDiscard')}</summary>
        <form method="post" action={paths.competencyDraft(code)}><p>{t('competencyDiscardText')}</p><input type="hidden" name="seen" value={revision} /><Button variant="danger" name="intent" value="discard">{t('competencyDiscardConfirm')}</Button></form>
      </details>
    </div>
  )
}
