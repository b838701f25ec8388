import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { Brand } from '~/components/ui/brand'
import { Button } from '~/components/ui/button'
import { TextInput } from '~/components/ui/text-input'
import { WindowEmblem } from '~/components/ui/window-emblem'
import { readForm } from '~/http/form'
import { requireSignedIn } from '~/http/guard'
import { redirectTarget } from '~/http/redirect-target'
import { invalid } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { confirmSession } from '~/server/second-factor/confirm-session.server'

export const handle = { layout: 'bare' } as const
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Đạt Chuẩn' }, { name: 'robots', content: 'noindex' }]

export async function loader(args: LoaderFunctionArgs) {
  const found = await requireSignedIn(args)
  const redirectTo = redirectTarget(new URL(args.request.url).searchParams.get('redirectTo'))
  if (found.secondFactor !== 'due') throw redirect(redirectTo)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('account:stepTitle') }), username: found.actor.username, redirectTo }
}

export async function action(args: ActionFunctionArgs) {
  const found = await requireSignedIn(args)
  const form = await readForm(args.request)
  const redirectTo = redirectTarget(form.get('redirectTo'))
  if (found.secondFactor !== 'due') return redirect(redirectTo)
  const result = await confirmSession({ actor: found.actor, token: found.token, typed: String(form.get('code') ?? '').slice(0, 40), now: now() })
  if (result.ok) return redirect(redirectTo)
  const seconds = result.reason.kind === 'wait' ? result.reason.seconds : 0
  return invalid({ kind: result.reason.kind, seconds, redirectTo }, seconds > 0 ? 429 : 422, seconds > 0 ? { 'Retry-After': String(seconds) } : undefined)
}

export default function SecondFactor() {
  const { username, redirectTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['account', 'common'])
  const error = answer ? t(`code_${answer.kind}`, { seconds: answer.seconds }) : undefined
  return (
    <>
      <a className="skip btn" href="#noi-dung">{t('common:skipToContent')}</a>
      <div className="signin">
        <aside className="signin-side"><Brand name={t('common:productName')} href={paths.home()} /><WindowEmblem kind="sign-in" /><p className="motto">{t('stepMotto')}</p></aside>
        <main className="signin-main" id="noi-dung">
          <div>
            <h1>{t('stepTitle')}</h1>
            <p className="hint">{t('stepLead', { username })}</p>
            <FaultList faults={{ code: error }} first="code" />
            <form method="post" action={paths.secondFactor()} noValidate>
              <input type="hidden" name="redirectTo" value={answer?.redirectTo ?? redirectTo} />
              <TextInput id="code" name="code" label={t('code')} hint={t('stepHint')} error={error} look="code" width="medium" inputMode="numeric" autoComplete="one-time-code" maxLength={20} />
              <div className="row"><Button size="big" wide="phone">{t('stepSubmit')}</Button></div>
            </form>
            <p className="hint mt-5">{t('stepLost')}</p>
            <form method="post" action={paths.logout()}><Button variant="quiet">{t('stepOther')}</Button></form>
          </div>
        </main>
      </div>
    </>
  )
}
