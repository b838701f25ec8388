import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { DifferenceTable } from '~/components/standard/difference-table'
import { DraftForm } from '~/components/standard/draft-form'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { faultSentences } from '~/components/ui/fault-sentences'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { type StandardContent, nextContent } from '~/domain/standard/standard-content'
import { standardDifference } from '~/domain/standard/standard-difference'
import { draftFields, readDraftForm } from '~/domain/standard/standard-draft'
import { requireEditedStandard } from '~/http/edited-standard'
import { readForm, typedValues } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { discardStandardDraft } from '~/server/standard/discard-standard-draft.server'
import { saveStandardDraft } from '~/server/standard/save-standard-draft.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  const { code, name, draft, versions, catalogue } = await requireEditedStandard(by, args.params.code)
  const content = draft?.content ?? nextContent(versions.at(-1)?.content ?? null)
  const { t } = i18nFor(languageOf(args.request))
  return {
    title: t('common:titleSuffix', { title: t('standard:draftTitle', { code }) }), code, name, revision: draft?.revision ?? 0, ...draftFields(content), catalogue,
    stored: draft && { by: draft.updatedBy, at: formatInstant(draft.updatedAt) }, done: new URL(args.request.url).searchParams.get('done'),
  }
}

const TICKS = ['certificate', 'document', 'hoursRequired', 'toleratesOneBelow'] as const

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  const code = args.params.code ?? ''
  const form = await readForm(args.request)
  const values = typedValues(form)
  const ticked = Object.fromEntries(TICKS.map((name) => [name, form.getAll(name).map(String)]))
  // Taking over is a choice of its own: only then does the form write upon what somebody else has saved meanwhile.
  const seen = Number((values['takeOver'] === 'yes' ? values['latest'] : values['seen']) || NaN)
  if (!Number.isSafeInteger(seen) || !Number.isSafeInteger(Number(values['seen'] || NaN))) throw refuse(400)
  const answer = (faults: Record<string, string>, status: 409 | 422, mine: StandardContent | null = null) => invalid({ faults, values, ticked, mine }, status)
  if (values['intent'] === 'discard') {
    const discarded = await discardStandardDraft({ by, code, seen, now: now() })
    if (discarded.ok) return redirect(paths.positionStandard(code, { done: 'discarded' }), 303)
    if (discarded.reason === 'changed') return redirect(paths.standardDraft(code, { done: 'changed' }), 303)
    throw refuse(discarded.reason === 'not_found' ? 404 : 403)
  }
  const { catalogue } = await requireEditedStandard(by, code)
  const read = readDraftForm((name) => values[name] ?? '', (name) => ticked[name] ?? [], catalogue.codes)
  if (!read.ok) return answer(Object.fromEntries(Object.entries(read.faults).map(([name, fault]) => [name, `fault_${fault}`])), 422)
  const saved = await saveStandardDraft({ by, code, seen, content: read.content, now: now() })
  if (saved.ok) return redirect(paths.standardDraft(code, { done: 'saved' }), 303)
  if (saved.reason === 'changed') return answer({ form: 'fault_changed' }, 409, read.content)
  throw refuse(saved.reason === 'not_found' ? 404 : 403)
}

export default function StandardDraft() {
  const { code, name, revision, values, ticked, catalogue, stored, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('standard')
  const faults = faultSentences(answer?.faults, t)
  const mine = answer?.mine ?? null
  const saved = done === 'saved'
  const theirs = readDraftForm((field) => values[field] ?? '', (field) => ticked[field] ?? [], catalogue.codes)
  return (
    <div className="draft-part">
      <FaultList faults={faults} first="level-CH1" />
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('title'), href: paths.standards() }, { text: code, href: paths.positionStandard(code) }, { text: t('draft') }]} />
      {saved && !answer ? <ConfirmationPanel level={2} title={t('savedTitle')}>{t('savedText')}</ConfirmationPanel> : null}
      {done === 'changed' && !answer ? <Callout kind="warning" title={t('discardChangedTitle')}><p>{t('discardChangedText')}</p></Callout> : null}
      <h1>{t('draftHeading', { code, name })}</h1>
      <p className="lead">{t('draftLead')}</p>
      {mine !== null && theirs.ok ? (
        <Callout kind="warning" title={stored === null ? t('conflictGone') : t('conflictTitle', stored)}>
          <p>{t('conflictText')}</p>
          <DifferenceTable difference={standardDifference(theirs.content, mine)} names={catalogue} />
        </Callout>
      ) : null}
      {revision > 0 && mine === null ? <div className="row"><ButtonLink variant={saved ? 'primary' : 'secondary'} href={paths.standardPublish(code)} trailing="arrow">{t('compareDraft')}</ButtonLink></div> : null}
      <DraftForm
        code={code} seen={Number(answer?.values['seen'] ?? revision)} latest={mine === null ? undefined : revision} competencies={catalogue.competencies} certificates={catalogue.certificates} documents={catalogue.documents} yearlyHours={catalogue.codes.yearlyHours}
        values={answer?.values ?? values} ticked={answer?.ticked ?? ticked} faults={faults}
      />
      {revision > 0 && mine === null ? (
        <details className="fold">
          <summary>{t('discard')}</summary>
          <form method="post" action={paths.standardDraft(code)}><p>{t('discardText')}</p><input type="hidden" name="seen" value={revision} /><Button variant="danger" name="intent" value="discard">{t('discardConfirm')}</Button></form>
        </details>
      ) : null}
    </div>
  )
}
