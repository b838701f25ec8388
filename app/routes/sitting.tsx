import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { CancelSession } from '~/components/sitting/cancel-session'
import { MemberForm } from '~/components/sitting/member-form'
import { MemberTable } from '~/components/sitting/member-table'
import { SESSION_STATES } from '~/components/sitting/session-table'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { PageHead } from '~/components/ui/page-head'
import { StatusText } from '~/components/ui/status-text'
import { Toast } from '~/components/ui/toast'
import { formatTime } from '~/domain/kernel/vietnamese-format'
import { staffCodesOf } from '~/domain/sitting/class-session'
import { requireId } from '~/http/attempt-address'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { sessionTime } from '~/http/session-time'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { cancelClassSession } from '~/server/sitting/cancel-class-session.server'
import { changeMembers } from '~/server/sitting/change-members.server'
import { loadClassSession } from '~/server/sitting/load-class-session.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const DONE = ['saved', 'cancelled', 'removed'] as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageSittings')
  const found = await loadClassSession(by, requireId(args.params.id), now())
  if (!found.ok) throw refuse(found.reason === 'not_found' ? 404 : 403)
  const { startsAt, endsAt, members, ...session } = found.value
  const { t } = i18nFor(languageOf(args.request))
  const asked = new URL(args.request.url).searchParams.get('done')
  return {
    title: t('common:titleSuffix', { title: session.name }),
    session,
    time: t('sitting:time', sessionTime(startsAt, endsAt)),
    members: members.map(({ attempt, ...member }) => ({ ...member, attempt: attempt && { ...attempt, startedAt: formatTime(attempt.startedAt) } })),
    done: DONE.find((name) => name === asked) ?? null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageSittings')
  const sessionId = requireId(args.params.id)
  const form = await readForm(args.request)
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 30_000)
  const typed = { codes: text('codes'), reason: text('reason') }
  const answer = (field: string, fault: string) => invalid({ typed, faults: { [field]: fault } as Record<string, string>, added: null })
  if (text('act') === 'cancel') {
    const done = await cancelClassSession({ by, sessionId, reason: typed.reason, now: now() })
    if (done.ok) return redirect(paths.sitting(sessionId, { done: 'cancelled' }), 303)
    return refused(done.reason) ?? answer('reason', done.reason)
  }
  const removed = text('remove')
  const done = await changeMembers({ by, sessionId, change: removed === '' ? { add: staffCodesOf(typed.codes) } : { remove: requireId(removed) }, now: now() })
  if (!done.ok) return refused(done.reason) ?? answer(removed === '' ? 'codes' : 'list', done.reason)
  if (removed !== '') return redirect(paths.sitting(sessionId, { done: 'removed' }), 303)
  // Codes nobody has stay in the box to be corrected.
  return { typed: { codes: done.value.unknown.join('\n'), reason: '' }, faults: {} as Record<string, string>, added: done.value }
}

function refused(reason: string): null {
  if (reason === 'role' || reason === 'scope') throw refuse(403)
  if (reason === 'not_found') throw refuse(404)
  return null
}

export default function Sitting() {
  const { session, time, members, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('sitting')
  const faults = answer?.faults ?? {}
  const typed = answer?.typed ?? { codes: '', reason: '' }
  return (
    <>
      <Breadcrumbs label={t('title')} items={[{ text: t('title'), href: paths.sittings() }, { text: session.name }]} />
      <FaultList faults={Object.fromEntries(Object.entries(faults).map(([name, key]) => [name, t(key)]))} first="list" />
      {done && !answer ? <div className="mb-5"><Toast>{t(`done_${done}`)}</Toast></div> : null}
      <PageHead kicker={t('courseLine', { code: session.courseCode, title: session.courseTitle })} title={session.name} line={`${time} · ${session.place}`} actions={session.may.edit ? <ButtonLink variant="secondary" size="small" href={paths.editSitting(session.id)}>{t('edit')}</ButtonLink> : undefined} />
      <p><StatusText state={SESSION_STATES[session.state]}>{session.cancelReason === null ? t(`state_${session.state}`) : t('cancelledBecause', { reason: session.cancelReason })}</StatusText> · {t(session.proctored ? 'proctored' : 'unproctored')} · {session.seats === null ? t('seatsUnsaid') : t('membersOf', { members: members.length, seats: session.seats })} · {session.addresses.length > 0 ? t('addressesLine', { addresses: session.addresses.join(', ') }) : t('addressesAny')}</p>
      <div className="cols">
        <div id="list">
          {members.length === 0 ? <Card title={t('listTitle')}><p>{t('listEmpty')}</p></Card> : <Card flush><h2 className="px-5 pt-4">{t('listTitle')}</h2><MemberTable sessionId={session.id} rows={members} mayRemove={session.may.list} /></Card>}
        </div>
        <aside className="stack">
          {session.may.list ? <MemberForm sessionId={session.id} codes={typed.codes} fault={faults['codes']} added={answer?.added ?? null} /> : null}
          {session.may.cancel ? <CancelSession sessionId={session.id} reason={typed.reason} fault={faults['reason']} /> : null}
        </aside>
      </div>
    </>
  )
}
