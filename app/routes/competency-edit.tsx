import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { Checkbox } from '~/components/ui/checkbox'
import { Field } from '~/components/ui/field'
import { competencyFaults } from '~/components/standard/competency-faults'
import { CompetencyFields } from '~/components/standard/competency-fields'
import { WordingTable } from '~/components/standard/framework-plan'
import { TextInput } from '~/components/ui/text-input'
import { competencyLevels } from '~/domain/standard/competency-form'
import { MAX_BEHAVIOUR, MAX_NAME, type WordingLine, frameworkContent, planFramework } from '~/domain/standard/framework-content'
import { readForm, typedValues } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { loadFramework } from '~/server/standard/load-framework.server'
import { publishFramework } from '~/server/standard/publish-framework.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

type Answer = { readonly faults: Record<string, string>; readonly values: Record<string, string>; /** Somebody published meanwhile: the number now, and what of this text would change. */ readonly conflict: { readonly latest: number; readonly lines: readonly WordingLine[] } | null }

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  const { mayEdit, competencies, number } = await loadFramework(by, today())
  const competency = competencies.find(({ code }) => code === args.params.code)
  if (competency === undefined) throw refuse(404)
  if (!mayEdit) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  const { code, group, name, levels } = competency
  return { title: t('common:titleSuffix', { title: t('standard:wordingTitle', { code }) }), code, number, values: { group, name, ...Object.fromEntries(levels.map((text, i) => [`level-${i + 1}`, text])) } as Record<string, string> }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  const values = typedValues(await readForm(args.request))
  const code = args.params.code ?? ''
  const text = (name: string) => (values[name] ?? '').normalize('NFC').trim()
  // Whoever has seen what was published meanwhile says so with a tick, and only then publishes over it.
  const seen = Number((values['takeOver'] === 'yes' ? values['latest'] : values['seen']) || NaN)
  if (!Number.isSafeInteger(seen)) throw refuse(400)
  const faults: Record<string, string> = Object.fromEntries([
    ...(text('name') === '' || text('name').length > MAX_NAME ? [['name', 'fault_text']] : []),
    ...competencyLevels.map((level) => `level-${level}`).filter((name) => text(name) === '' || text(name).length > MAX_BEHAVIOUR).map((name) => [name, 'fault_text']),
    ...(text('decision') === '' ? [['decision', 'fault_decision']] : []),
    ...(values['confirmed'] === 'yes' ? [] : [['confirmed', 'fault_confirmed']]),
  ])
  const { competencies, number } = await loadFramework(by, today())
  if (!competencies.some((one) => one.code === code)) throw refuse(404)
  const mine = frameworkContent.safeParse([{ code, group: text('group'), name: text('name'), levels: competencyLevels.map((level) => text(`level-${level}`)) }])
  const conflict = number === seen || !mine.success ? null : { latest: number, lines: planFramework(competencies, mine.data).lines }
  if (Object.keys(faults).length > 0) return invalid<Answer>({ faults, values, conflict })
  if (!mine.success) throw refuse(400)
  const done = await publishFramework({ by, seen, competencies: mine.data, decision: text('decision').slice(0, 500), now: now() })
  if (done.ok) return redirect(`${paths.framework({ done: 'published' })}#${encodeURIComponent(code)}`, 303)
  if (done.reason === 'role' || done.reason === 'scope') throw refuse(403)
  if (done.reason === 'invalid' || done.reason === 'decision') throw refuse(400)
  return invalid<Answer>({ faults: { form: `fault_framework_${done.reason}` }, values, conflict: done.reason === 'changed' ? conflict : null }, done.reason === 'changed' ? 409 : 422)
}

export default function CompetencyEdit() {
  const { code, number, values: kept } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('standard')
  const faults = competencyFaults(answer?.faults, t)
  const values = answer?.values ?? kept
  return (
    <div className="form-page">
      <FaultList faults={faults} first="name" />
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('title'), href: paths.standards() }, { text: t('frameworkTitle'), href: paths.framework() }, { text: code }]} />
      <h1>{t('wordingTitle', { code })}</h1>
      <Callout kind="warning" title={t('wordingRule')}><p>{t('wordingRuleText')}</p></Callout>
      {answer?.conflict ? (
        <Callout kind="warning" title={t('wordingConflict')}>
          <p>{t(answer.conflict.lines.length === 0 ? 'wordingConflictSame' : 'wordingConflictText')}</p>
          {answer.conflict.lines.length === 0 ? null : <WordingTable lines={answer.conflict.lines} />}
        </Callout>
      ) : null}
      <form method="post" action={paths.competency(code)} data-confirm-unsaved="" noValidate>
        <input type="hidden" name="seen" value={values['seen'] ?? number} />
        <CompetencyFields values={values} faults={faults} />
        <TextInput id="decision" name="decision" label={t('decisionLabel')} hint={t('decisionHint')} width="long" maxLength={500} defaultValue={values['decision'] ?? ''} error={faults['decision']} required />
        {answer?.conflict ? <div className="field"><input type="hidden" name="latest" value={answer.conflict.latest} /><Checkbox name="takeOver" value="yes" label={t('wordingTakeOver')} hint={t('wordingTakeOverHint')} /></div> : null}
        <Field id="confirmed" label={t('confirmLabel')} error={faults['confirmed']} group><Checkbox name="confirmed" value="yes" label={t('wordingConfirm')} /></Field>
        <div className="row"><Button variant="danger" wide="phone">{t('wordingPublish')}</Button><ButtonLink variant="quiet" href={paths.framework()} wide="phone">{t('back')}</ButtonLink></div>
      </form>
    </div>
  )
}
