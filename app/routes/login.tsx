import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { DemoAccounts } from '~/components/access/demo-accounts'
import { Brand } from '~/components/ui/brand'
import { Button } from '~/components/ui/button'
import { ErrorSummary } from '~/components/ui/error-summary'
import { Icon } from '~/components/ui/icon'
import { PasswordInput } from '~/components/ui/password-input'
import { TextInput } from '~/components/ui/text-input'
import { WindowEmblem } from '~/components/ui/window-emblem'
import { parseForm, readForm, typedValues } from '~/http/form'
import { publicRoute, session } from '~/http/guard'
import { redirectTarget } from '~/http/redirect-target'
import { invalid } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { demoAccounts } from '~/server/demo/demo-accounts.server'
import { env } from '~/server/env.server'
import { signIn } from '~/server/sign-in/sign-in.server'

export const handle = { layout: 'bare' } as const

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Đạt Chuẩn' }, { name: 'robots', content: 'noindex' }]

const fields = z.object({
  username: z.string('usernameMissing').trim().min(1, 'usernameMissing').max(64, 'usernameTooLong'),
  password: z.string('passwordMissing').min(1, 'passwordMissing').max(256, 'passwordTooLong'),
})

export async function loader(args: LoaderFunctionArgs) {
  publicRoute()
  const redirectTo = redirectTarget(new URL(args.request.url).searchParams.get('redirectTo'))
  if (await session(args)) throw redirect(redirectTo)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('login:title') }), redirectTo, owner: env().SITE_OWNER, accounts: env().mode === 'demo' ? await demoAccounts() : [] }
}

export async function action({ request, context }: ActionFunctionArgs) {
  publicRoute()
  const form = await readForm(request)
  const redirectTo = redirectTarget(form.get('redirectTo'))
  const parsed = parseForm(fields, form)
  if (!parsed.ok) return invalid({ faults: parsed.faults, typed: parsed.typed, redirectTo, seconds: 0 })
  const result = await signIn({ ...parsed.value, address: String(context.address), now: now() })
  if (result.ok) return redirect(redirectTo, { headers: { 'Set-Cookie': result.value.cookie } })
  const typed = typedValues(form)
  switch (result.reason.kind) {
    case 'wrong':
      return invalid({ faults: { form: 'wrong' }, typed, redirectTo, seconds: 0 })
    case 'wait':
      return invalid({ faults: { form: 'wait' }, typed, redirectTo, seconds: result.reason.seconds }, 429, { 'Retry-After': String(result.reason.seconds) })
    case 'busy':
      return invalid({ faults: { form: 'busy' }, typed, redirectTo, seconds: 5 }, 429, { 'Retry-After': '5' })
  }
}

export default function Login() {
  const { owner, accounts, redirectTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['login', 'common'])
  const faults: Record<string, string> = answer?.faults ?? {}
  const sentence = (name: string) => (faults[name] ? t(faults[name], { seconds: answer?.seconds ?? 0 }) : undefined)
  return (
    <>
      <a className="skip btn" href="#noi-dung">{t('common:skipToContent')}</a>
      <div className="signin">
        <aside className="signin-side">
          <Brand name={t('common:productName')} href={paths.home()} />
          <WindowEmblem kind="sign-in" />
          <p className="motto">{t('motto')}</p>
          <p className="owner">{owner}</p>
        </aside>
        <main className="signin-main" id="noi-dung">
          <div>
            <h1>{t('title')}</h1>
            <p className="hint">{t('lead')}</p>
            {answer ? (
              <ErrorSummary title={t('faults', { count: Object.keys(faults).length })} errors={Object.keys(faults).map((name) => ({ text: sentence(name) ?? '', href: `#${name === 'form' ? 'username' : name}` }))} />
            ) : null}
            <form method="post" action={paths.login()} noValidate>
              <input type="hidden" name="redirectTo" value={answer?.redirectTo ?? redirectTo} />
              <TextInput id="username" name="username" label={t('username')} autoComplete="username" autoCapitalize="none" spellCheck={false} defaultValue={answer?.typed.username ?? ''} error={sentence('username')} maxLength={64} />
              <PasswordInput id="password" name="password" label={t('password')} autoComplete="current-password" words={{ show: t('show'), hide: t('hide') }} error={sentence('password')} maxLength={256} />
              <div className="row"><Button size="big" wide="phone">{t('submit')}</Button></div>
            </form>
            <p className="hint after-form">{t('forgotten')}</p>
            {accounts.length > 0 ? <DemoAccounts accounts={accounts} redirectTo={redirectTo} /> : null}
            <p className="public-link"><Icon name="seal" /><span>{t('publicBefore')} <a href={paths.verify()}>{t('publicLink')}</a>{t('publicAfter')}</span></p>
          </div>
        </main>
      </div>
    </>
  )
}
