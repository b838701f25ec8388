import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { competencyFaults } from '~/components/standard/competency-faults'
import { CompetencyFields } from '~/components/standard/competency-fields'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { TextInput } from '~/components/ui/text-input'
import { saveCompetencyForm } from '~/http/competency-command'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { loadFramework } from '~/server/standard/load-framework.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  if (!(await loadFramework(by, today())).mayEdit) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('standard:competencyNew') }) }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  const saved = await saveCompetencyForm({ by, form: await readForm(args.request), code: null, seen: 0, now: now() })
  return saved.code !== undefined ? redirect(paths.competencyDraft(saved.code, { done: 'saved' }), 303) : saved.answer
}

export default function CompetencyNew() {
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('standard')
  const faults = competencyFaults(answer?.faults, t)
  const values = answer?.values ?? {}
  return (
    <div className="form-page">
      <FaultList faults={faults} first="codeText" />
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('title'), href: paths.standards() }, { text: t('frameworkTitle'), href: paths.framework() }, { text: t('competencyNew') }]} />
      <h1>{t('competencyNew')}</h1>
      <p className="lead">{t('competencyNewLead')}</p>
      <form method="post" action={paths.newCompetency()} data-confirm-unsaved="" noValidate>
        <TextInput id="codeText" name="codeText" label={t('competencyCode')} hint={t('competencyCodeHint')} width="date" maxLength={20} autoComplete="off" defaultValue={values['codeText']} error={faults['codeText']} required />
        <CompetencyFields values={values} faults={faults} />
        <div className="row"><Button wide="phone">{t('saveDraft')}</Button><ButtonLink variant="quiet" href={paths.framework()} wide="phone">{t('back')}</ButtonLink></div>
      </form>
    </div>
  )
}
