import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DialogPage } from '~/components/ui/dialog-page'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { decideSureRows } from '~/server/roster/decide-sure-rows.server'
import { loadSureRows } from '~/server/roster/load-sure-rows.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'importRoster')
  const id = args.params.id ?? ''
  const loaded = await loadSureRows({ by, id, now: now() })
  if (!loaded.ok && loaded.reason === 'stateChanged') throw redirect(paths.roster(id))
  if (!loaded.ok) throw refuse(loaded.reason === 'role' ? 403 : 404)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('roster:sureTitle', { file: loaded.value.fileName }) }), id, ...loaded.value }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'importRoster')
  const id = args.params.id ?? ''
  const decided = await decideSureRows({ by, id, now: now() })
  // Applied or tried anew meanwhile: the page of the import says how it stands.
  if (!decided.ok && decided.reason !== 'stateChanged') throw refuse(decided.reason === 'role' ? 403 : 404)
  return redirect(decided.ok ? `${paths.roster(id, { kind: 'asked' })}#rows` : paths.roster(id))
}

export default function RosterSame() {
  const { id, rows } = useLoaderData<typeof loader>()
  const { t } = useTranslation('roster')
  const number = formatNumber(rows)
  return <DialogPage title={t('sureQuestion', { number })} consequence={t('sureText')} action={paths.rosterSame(id)} confirm={{ text: t('sureConfirm', { number }) }} keep={{ text: t('sureKeep'), href: `${paths.roster(id, { kind: 'asked' })}#rows` }} />
}
