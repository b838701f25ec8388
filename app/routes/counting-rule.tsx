import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Checkbox } from '~/components/ui/checkbox'
import { faultSentences } from '~/components/ui/fault-sentences'
import { ProgressLine } from '~/components/ui/progress-line'
import { TextInput } from '~/components/ui/text-input'
import { Toast } from '~/components/ui/toast'
import { countingRuleForm } from '~/domain/compliance/counting-rule-form'
import { sheetRuleForm } from '~/domain/unit-sheet/sheet-rule-form'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { parseForm, readForm, typedValues } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { loadCountingRulePage } from '~/server/standing/load-counting-rule-page.server'
import { setCountingRule } from '~/server/standing/set-counting-rule.server'
import { setSheetRule } from '~/server/unit-sheet/set-sheet-rule.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const DONE = ['saved', 'same', 'savedSheet'] as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewUnitStanding')
  const found = await loadCountingRulePage(by, today())
  if (!found.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  const done = new URL(args.request.url).searchParams.get('done')
  return { ...found.value, title: t('common:titleSuffix', { title: t('countingRule:title') }), done: DONE.find((one) => one === done) ?? null }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'setCountingRule')
  if (!(await getTopRight(by, 'setCountingRule', today())).ok) throw refuse(403)
  const form = await readForm(args.request)
  const typed = typedValues(form)
  if (form.get('about') === 'sheet') {
    const days = parseForm(sheetRuleForm, form)
    if (!days.ok) return invalid({ typed, faults: days.faults })
    const set = await setSheetRule({ by, rule: days.value, now: now() })
    if (!set.ok) throw refuse(403)
    return redirect(paths.countingRule({ done: set.value.changed ? 'savedSheet' : 'same' }), 303)
  }
  const parsed = parseForm(countingRuleForm, form)
  if (!parsed.ok) return invalid({ typed, faults: parsed.faults })
  const done = await setCountingRule({ by, ...parsed.value, now: now() })
  if (!done.ok && done.reason === 'busy') return invalid({ typed, faults: { form: 'busy' } }, 409)
  if (!done.ok) throw refuse(403)
  return redirect(paths.countingRule({ done: done.value.changed ? 'saved' : 'same' }), 303)
}

const TICKS = ['excludesRetirement', 'excludesSecondment', 'excludesLongLeave'] as const

export default function CountingRulePage() {
  const { rule, yearlyHours, sheetRule, maySet, people, rewriting, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['countingRule', 'compliance'])
  const faults = faultSentences(answer?.faults, t)
  const ofSheet = answer?.typed['about'] === 'sheet'
  const isTicked = (name: (typeof TICKS)[number]) => (answer && !ofSheet ? answer.typed[name] === 'yes' : rule[name])
  return (
    <div className="narrow">
      <FaultList faults={faults} first={ofSheet ? 'answerDays' : 'longLeaveMonths'} />
      <Breadcrumbs label={t('compliance:crumbs')} items={[{ text: t('back'), href: paths.compliance() }, { text: t('title') }]} />
      {!answer && done ? <div className="mb-5"><Toast>{t(`done_${done}`)}</Toast></div> : null}
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {rewriting ? <div className="card mb-5" role="status"><p>{t('rewriting', { done: formatNumber(rewriting.done), total: formatNumber(rewriting.total) })}</p><ProgressLine value={rewriting.done / rewriting.total} /><p className="meta"><a href={paths.countingRule()}>{t('refresh')}</a></p></div> : null}
      <form method="post" action={paths.countingRule()} noValidate>
        <fieldset disabled={!maySet}>
          {TICKS.map((name) => <div key={name} className="mb-4"><Checkbox name={name} value="yes" defaultChecked={isTicked(name)} label={t(name)} hint={t(`${name}Hint`)} /></div>)}
          <TextInput id="longLeaveMonths" name="longLeaveMonths" label={t('months')} hint={t('monthsHint')} width="short" inputMode="numeric" maxLength={3} autoComplete="off" defaultValue={answer?.typed['longLeaveMonths'] ?? String(rule.longLeaveMonths)} {...(faults['longLeaveMonths'] === undefined ? {} : { error: faults['longLeaveMonths'] })} />
          <p className="meta">{people === 0 ? t('affectedNobody') : t('affected', { count: people, number: formatNumber(people) })}</p>
          <h2 className="mt-5 mb-4">{t('hoursTitle')}</h2>
          <TextInput id="yearlyHours" name="yearlyHours" label={t('hours')} hint={t('hoursHint')} width="short" inputMode="numeric" maxLength={4} autoComplete="off" defaultValue={answer?.typed['yearlyHours'] ?? String(yearlyHours)} {...(faults['yearlyHours'] === undefined ? {} : { error: faults['yearlyHours'] })} />
        </fieldset>
        {maySet ? <div className="row"><Button>{t('save')}</Button><ButtonLink variant="quiet" href={paths.compliance()}>{t('cancel')}</ButtonLink></div> : <p className="meta">{t('readOnly')}</p>}
      </form>
      <h2 className="mt-6 mb-4">{t('sheetTitle')}</h2>
      <form method="post" action={paths.countingRule()} noValidate>
        <input type="hidden" name="about" value="sheet" />
        <fieldset disabled={!maySet}>
          <TextInput id="answerDays" name="answerDays" label={t('answerDays')} hint={t('answerDaysHint')} width="short" inputMode="numeric" maxLength={2} autoComplete="off" defaultValue={(ofSheet ? answer?.typed['answerDays'] : undefined) ?? String(sheetRule.answerDays)} {...(faults['answerDays'] === undefined ? {} : { error: faults['answerDays'] })} />
        </fieldset>
        {maySet ? <Button variant="secondary">{t('saveSheet')}</Button> : null}
      </form>
    </div>
  )
}
