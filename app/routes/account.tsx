import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { unitText } from '~/components/admin/unit-text'
import { MailSettings } from '~/components/notification/mail-settings'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { PageHead } from '~/components/ui/page-head'
import { StatusText } from '~/components/ui/status-text'
import { Toast } from '~/components/ui/toast'
import { notificationTopics } from '~/domain/notification/notification-kind'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { findSettings } from '~/server/notification/find-settings.server'
import { saveSettings } from '~/server/notification/save-settings.server'
import { isSecondFactorRequired } from '~/server/second-factor/is-second-factor-required.server'
import { endSession } from '~/server/session/end-session.server'
import { endSessions } from '~/server/user/end-sessions.server'
import { loadAccount } from '~/server/user/load-account.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Đạt Chuẩn' }]

const known = ['password', 'factorOff', 'mail'] as const

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'useAccount')
  const language = languageOf(args.request)
  const { t } = i18nFor(language)
  const { secondFactorSince, ...account } = await loadAccount(actor, today(), now())
  const asked = new URL(args.request.url).searchParams.get('done')
  return {
    ...account,
    mail: await findSettings(actor),
    title: t('common:titleSuffix', { title: t('account:title') }),
    name: actor.displayName,
    username: actor.username,
    language,
    done: known.find((name) => name === asked) ?? null,
    factorSince: secondFactorSince ? formatInstant(secondFactorSince) : null,
    factorRequired: isSecondFactorRequired(actor),
  }
}

/** Keeps what comes by e-mail; or signs out on every device, this one too. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'useAccount')
  const form = await readForm(args.request)
  if (form.get('act') === 'mail') {
    await saveSettings({ by: actor, wanted: new Set(notificationTopics.filter((topic) => form.get(`topic_${topic}`) === 'yes')), now: now() })
    return redirect(`${paths.account()}?done=mail`, 303)
  }
  const result = await endSessions({ by: actor, userId: actor.userId, now: now() })
  if (!result.ok) throw refuse(403)
  return redirect(paths.login(), { headers: { 'Set-Cookie': await endSession(args.request.headers.get('cookie'), false) } })
}

export default function Account() {
  const account = useLoaderData<typeof loader>()
  const { t } = useTranslation(['account', 'common', 'admin', 'notification'])
  const roles = account.roles.map(({ role, unit }) => (unit ? t('roleInUnit', { role: t(`common:role_${role}`), unit: unitText(unit, t) }) : t(`common:role_${role}`)))
  return (
    <div className="narrow">
      {account.done ? <div className="mb-5"><Toast>{account.done === 'mail' ? t('notification:settingsSaved') : t(`done_${account.done}`)}</Toast></div> : null}
      <PageHead title={t('title')} />
      <div className="stack">
        <Card title={t('who')}>
          <DefinitionList rows={[
            { term: t('name'), value: account.name },
            { term: t('username'), value: <code>{account.username}</code> },
            ...(account.staffCode ? [{ term: t('staffCode'), value: account.staffCode }] : []),
            { term: t('roles'), value: roles.length > 0 ? <ul className="list-none p-0 flat">{roles.map((role) => <li key={role}>{role}</li>)}</ul> : t('noRoles') },
          ]} />
          <p className="hint mt-4">{t('whoHint')}</p>
        </Card>
        <Card title={t('password')}>
          <p className="hint">{t('passwordHint')}</p>
          <ButtonLink variant="secondary" href={paths.changePassword()} wide="phone">{t('changePassword')}</ButtonLink>
        </Card>
        <Card title={t('factorTitle')}>
          <p>{account.factorSince ? <StatusText state="met">{t('factorOn', { since: account.factorSince })}</StatusText> : <StatusText state={account.factorRequired ? 'missing' : 'idle'}>{t('factorOff')}</StatusText>}</p>
          {account.factorSince ? <p className="hint">{t('codesLeft', { count: account.recoveryCodesLeft })}</p> : null}
          <ButtonLink variant="secondary" href={paths.secondFactorSetup()} wide="phone">{t(account.factorSince ? 'factorManage' : 'factorSetUp')}</ButtonLink>
        </Card>
        <MailSettings {...account.mail} />
        <Card title={t('sessions')}>
          <p className="hint">{t('sessionsOpen', { count: account.sessions })}</p>
          <form method="post" action={paths.account()}><Button variant="secondary" wide="phone">{t('endSessions')}</Button></form>
        </Card>
        <Card title={t('language')}>
          <form className="row" method="post" action={paths.language()}>
            <input type="hidden" name="redirectTo" value={paths.account()} />
            <Button variant={account.language === 'vi' ? 'quiet' : 'secondary'} name="language" value="vi" lang="vi" aria-pressed={account.language === 'vi'}>{t('vietnamese')}</Button>
            <Button variant={account.language === 'en' ? 'quiet' : 'secondary'} name="language" value="en" lang="en" aria-pressed={account.language === 'en'}>{t('english')}</Button>
          </form>
        </Card>
      </div>
    </div>
  )
}
