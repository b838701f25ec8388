import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { InitialPassword } from '~/components/admin/initial-password'
import { RoleForm } from '~/components/admin/role-form'
import { RoleTable } from '~/components/admin/role-table'
import { unitText } from '~/components/admin/unit-text'
import { UserDetailsForm } from '~/components/admin/user-details-form'
import { UserEvents } from '~/components/admin/user-events'
import { UserQuestion, questions } from '~/components/admin/user-question'
import { UserSafety } from '~/components/admin/user-safety'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Card } from '~/components/ui/card'
import { faultSentences } from '~/components/ui/fault-sentences'
import { PageHead } from '~/components/ui/page-head'
import { StatusText } from '~/components/ui/status-text'
import { Toast } from '~/components/ui/toast'
import { addDays } from '~/domain/kernel/day'
import { formatDayTable, formatInstant } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { runUserCommand, type TypedUser } from '~/http/user-command'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { findRoleUnits } from '~/server/user/find-role-units.server'
import { loadUser } from '~/server/user/load-user.server'

export const handle = { hydrate: true } as const
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Đạt Chuẩn' }]

const done = ['edit', 'giveRole', 'endRole', 'disable', 'enable', 'resetFactor', 'endSessions'] as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageUsers')
  const found = await loadUser(by, requireId(args.params.id), today(), now())
  if (!found.ok) throw refuse(found.reason === 'userUnknown' ? 404 : 403)
  const query = new URL(args.request.url).searchParams
  const text = (name: string) => (query.get(name) ?? '').slice(0, 100)
  const { t } = i18nFor(languageOf(args.request))
  const { createdAt, disabledAt, secondFactorSince, lastSignInAt, roles, events, ...user } = found.value
  return {
    ...user,
    title: t('common:titleSuffix', { title: user.displayName }),
    isSelf: by.userId === user.id,
    createdAt: formatInstant(createdAt),
    disabledSince: disabledAt ? formatInstant(disabledAt) : null,
    factorSince: secondFactorSince ? formatInstant(secondFactorSince) : null,
    lastSignIn: lastSignInAt ? formatInstant(lastSignInAt) : null,
    roles: roles.map(({ from, to, ...role }) => ({ ...role, from: formatDayTable(from), lastDay: to === null ? null : formatDayTable(addDays(to, -1)) })),
    events: events.map((event) => ({ ...event, at: formatInstant(event.at) })),
    typed: { role: text('role'), unit: text('unit'), validFrom: text('validFrom'), lastDay: text('lastDay') },
    found: await findRoleUnits(text('unit'), today()),
    question: questions.find((question) => question === query.get('confirm')) ?? null,
    askedRole: text('role'),
    done: done.find((name) => name === query.get('done')) ?? null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageUsers')
  return runUserCommand({ by, userId: requireId(args.params.id), form: await readForm(args.request), today: today(), now: now() })
}

export default function User() {
  const user = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['admin', 'common', 'form'])
  if (answer?.password) return <InitialPassword userId={user.id} username={user.username} password={answer.password} act="reset" />
  const asked = user.roles.find(({ id }) => id === user.askedRole)
  const askedRole = asked && { id: asked.id, name: [t(`common:role_${asked.role}`), ...(asked.unit ? [unitText(asked.unit, t)] : [])].join(', ') }
  if (user.question && !answer && (user.question !== 'endRole' || askedRole)) return <UserQuestion userId={user.id} username={user.username} question={user.question} role={askedRole} />
  const typed: TypedUser = answer?.typed ?? {}
  const found = answer ? answer.found : user.found
  const faults = { ...faultSentences(answer?.faults, (key) => t(`form:${key}`)), ...(answer?.refusal ? { form: t(`refused_${answer.refusal}`) } : {}) }
  return (
    <>
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('usersTitle'), href: paths.users() }, { text: user.displayName }]} />
      <FaultList faults={faults} first="displayName" />
      {user.done && !answer ? <div className="mb-5"><Toast>{t(`done_${user.done}`)}</Toast></div> : null}
      <PageHead title={user.displayName} line={<><code>{user.username}</code>{user.officer ? ` · ${user.officer.fullName}, ${user.officer.staffCode}` : null}</>} />
      {user.disabledSince ? <p><StatusText state="locked">{t('disabledSince', { since: user.disabledSince })}</StatusText></p> : user.mustChangePassword ? <p><StatusText state="idle">{t('state_initial')}</StatusText></p> : null}
      <div className="cols">
        <div className="stack">
          {user.roles.length > 0 ? <Card flush><h2 className="px-5 pt-4">{t('rolesTitle')}</h2><RoleTable userId={user.id} rows={user.roles} /></Card> : <Card title={t('rolesTitle')}><p>{t('noRoles')}</p></Card>}
          <Card title={t('giveRole')}><RoleForm userId={user.id} typed={{ ...user.typed, ...typed }} units={found.units} more={found.more} /></Card>
          <Card title={t('details')}><UserDetailsForm userId={user.id} displayName={typed.displayName ?? user.displayName} staffCode={typed.staffCode ?? user.officer?.staffCode ?? ''} /></Card>
        </div>
        <div className="stack">
          <UserSafety userId={user.id} isSelf={user.isSelf} disabled={user.disabledSince !== null} factorSince={user.factorSince} sessions={user.sessions} lastSignIn={user.lastSignIn} createdAt={user.createdAt} />
          <UserEvents userId={user.id} events={user.events} />
        </div>
      </div>
    </>
  )
}
