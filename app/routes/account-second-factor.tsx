import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FactorOffer } from '~/components/account/factor-offer'
import { FactorOn } from '~/components/account/factor-on'
import { FaultList } from '~/components/account/fault-list'
import { RecoveryCodes } from '~/components/account/recovery-codes'
import { PageHead } from '~/components/ui/page-head'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { readForm } from '~/http/form'
import { requireSignedIn } from '~/http/guard'
import { redirectTarget } from '~/http/redirect-target'
import { invalid } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { isSecondFactorRequired } from '~/server/second-factor/is-second-factor-required.server'
import { offerSecondFactor, repeatOffer } from '~/server/second-factor/offer-second-factor.server'
import { renewRecoveryCodes } from '~/server/second-factor/renew-recovery-codes.server'
import { turnOffSecondFactor } from '~/server/second-factor/turn-off-second-factor.server'
import { turnOnSecondFactor } from '~/server/second-factor/turn-on-second-factor.server'
import type { SignedIn } from '~/server/session/get-session.server'
import { loadAccount } from '~/server/user/load-account.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Đạt Chuẩn' }]

/** What is owed before this page comes first, as everywhere. */
function payFirst({ secondFactor, mustChangePassword }: SignedIn): void {
  if (secondFactor === 'due') throw redirect(paths.secondFactor(paths.secondFactorSetup()))
  if (mustChangePassword) throw redirect(paths.changePassword(paths.secondFactorSetup()))
}

export async function loader(args: LoaderFunctionArgs) {
  const found = await requireSignedIn(args)
  payFirst(found)
  const { actor } = found
  const { t } = i18nFor(languageOf(args.request))
  const account = await loadAccount(actor, today(), now())
  const { secondFactorSince } = account
  return {
    title: t('common:titleSuffix', { title: t('account:factorTitle') }),
    username: actor.username,
    required: isSecondFactorRequired(actor),
    redirectTo: redirectTarget(new URL(args.request.url).searchParams.get('redirectTo'), paths.account()),
    on: secondFactorSince ? { since: formatInstant(secondFactorSince), codesLeft: account.recoveryCodesLeft } : null,
    offer: secondFactorSince ? null : offerSecondFactor(actor, now()),
  }
}

type Refusal = { kind: string; seconds?: number }
const refused = (intent: 'on' | 'off' | 'renew', reason: Refusal, redirectTo: string) =>
  invalid({ codes: null, madeAt: '', intent, kind: reason.kind, seconds: reason.seconds ?? 0, redirectTo, offer: null as ReturnType<typeof repeatOffer> | null }, reason.kind === 'wait' ? 429 : 422)
const shown = (codes: string[], at: Date, redirectTo: string) => ({ codes, madeAt: formatInstant(at), intent: 'on' as const, kind: '', seconds: 0, redirectTo, offer: null })

export async function action(args: ActionFunctionArgs) {
  const found = await requireSignedIn(args)
  payFirst(found)
  const { actor, token } = found
  const form = await readForm(args.request)
  const at = now()
  const redirectTo = redirectTarget(form.get('redirectTo'), paths.account())
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 500)
  if (form.get('intent') === 'off') {
    const result = await turnOffSecondFactor({ actor, password: text('password'), now: at })
    return result.ok ? redirect(`${paths.account()}?done=factorOff`) : refused('off', result.reason, redirectTo)
  }
  if (form.get('intent') === 'renew') {
    const result = await renewRecoveryCodes({ actor, password: text('password'), now: at })
    return result.ok ? shown(result.value.recoveryCodes, at, redirectTo) : refused('renew', result.reason, redirectTo)
  }
  const result = await turnOnSecondFactor({ actor, token, sealed: text('sealed'), typed: text('code'), now: at })
  if (result.ok) return shown(result.value.recoveryCodes, at, redirectTo)
  if (result.reason.kind === 'alreadyOn') return redirect(paths.secondFactorSetup())
  const answer = refused('on', result.reason, redirectTo)
  return { ...answer, data: { ...answer.data, offer: repeatOffer(text('sealed'), actor, at) } }
}

export default function AccountSecondFactor() {
  const { username, required, on, offer, redirectTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('account')
  const error = answer?.kind ? t(`${answer.intent === 'on' ? 'code' : 'password'}_${answer.kind}`, { seconds: answer.seconds }) : undefined
  if (answer?.codes) {
    return <div className="form-page"><PageHead title={t('codesHead')} /><RecoveryCodes codes={answer.codes} username={username} madeAt={answer.madeAt} next={answer.redirectTo} /></div>
  }
  const shownOffer = answer?.offer ?? offer
  const failed = answer && answer.intent !== 'on' && error ? { intent: answer.intent, error } : undefined
  return (
    <div className="form-page">
      <PageHead title={t('factorTitle')} line={on ? undefined : t(required ? 'factorLeadRequired' : 'factorLead')} />
      <FaultList faults={{ [failed ? `${failed.intent}-password` : 'code']: error }} first="code" />
      {on ? <FactorOn since={on.since} codesLeft={on.codesLeft} required={required} failed={failed} /> : null}
      {!on && shownOffer ? <FactorOffer offer={shownOffer} redirectTo={answer?.redirectTo ?? redirectTo} error={error} /> : null}
    </div>
  )
}
