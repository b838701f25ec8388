import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { fieldErrors } from '~/http/field-errors'
import { PasswordForm } from '~/components/account/password-form'
import { PageHead } from '~/components/ui/page-head'
import { changePasswordForm } from '~/domain/access/password-rule'
import { parseForm, readForm } from '~/http/form'
import { requireSignedIn } from '~/http/guard'
import { redirectTarget } from '~/http/redirect-target'
import { invalid } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import type { SignedIn } from '~/server/session/get-session.server'
import { changePassword, type ChangePasswordRefusal } from '~/server/user/change-password.server'

export const handle = { hydrate: true } as const
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Đạt Chuẩn' }]

const DONE = `${paths.account()}?done=password`

/** A second factor that is due comes first: a stolen password alone must not replace itself. */
function payFirst({ secondFactor }: SignedIn): void {
  if (secondFactor === 'due') throw redirect(paths.secondFactor(paths.changePassword()))
}

export async function loader(args: LoaderFunctionArgs) {
  const found = await requireSignedIn(args)
  payFirst(found)
  const { actor, mustChangePassword } = found
  const { t } = i18nFor(languageOf(args.request))
  const asked = new URL(args.request.url).searchParams.get('redirectTo')
  return { title: t('common:titleSuffix', { title: t('form:passwordTitle') }), username: actor.username, forced: mustChangePassword, redirectTo: redirectTarget(asked, DONE) }
}

function faultOf(reason: ChangePasswordRefusal): { name: string; key: string } {
  switch (reason.kind) {
    case 'wrong':
      return { name: 'currentPassword', key: 'passwordWrong' }
    case 'same':
      return { name: 'newPassword', key: 'passwordSame' }
    case 'rule':
      return { name: 'newPassword', key: reason.fault }
    case 'wait':
    case 'busy':
      return { name: 'currentPassword', key: reason.kind }
  }
}

export async function action(args: ActionFunctionArgs) {
  const found = await requireSignedIn(args)
  payFirst(found)
  const { actor, secondFactor } = found
  const form = await readForm(args.request)
  const redirectTo = redirectTarget(form.get('redirectTo'), DONE)
  const parsed = parseForm(changePasswordForm(actor.username), form)
  if (!parsed.ok) return invalid({ errors: fieldErrors(parsed.faults), seconds: 0, redirectTo })
  const { currentPassword, newPassword } = parsed.value
  const result = await changePassword({ actor, factorGiven: secondFactor === 'given', current: currentPassword, next: newPassword, now: now() })
  if (result.ok) return redirect(redirectTo, { headers: { 'Set-Cookie': result.value.cookie } })
  const { name, key } = faultOf(result.reason)
  const seconds = result.reason.kind === 'wait' ? result.reason.seconds : 0
  return invalid({ errors: fieldErrors({ [name]: key }), seconds, redirectTo }, seconds > 0 ? 429 : 422)
}

export default function AccountPassword() {
  const { username, forced, redirectTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('form')
  return (
    <div className="form-page">
      <PageHead title={t('passwordTitle')} line={t(forced ? 'passwordLeadForced' : 'passwordLead')} />
      <PasswordForm username={username} forced={forced} redirectTo={answer?.redirectTo ?? redirectTo} seconds={answer?.seconds ?? 0} />
    </div>
  )
}
