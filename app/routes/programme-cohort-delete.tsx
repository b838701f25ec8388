import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DialogPage } from '~/components/ui/dialog-page'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { deleteCohort } from '~/server/programme/delete-cohort.server'
import { getCohort } from '~/server/programme/get-cohort.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** A cohort that somebody was in is not deleted: its page says why. */
export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageProgramme')
  const found = await getCohort(by, requireId(args.params.id))
  if (!found.ok) throw refuse(found.reason === 'not_found' ? 404 : 403)
  const { id, name, startsOn, endsOn, hadMembers } = found.value
  if (hadMembers) throw redirect(paths.programmeCohort(id))
  const { t } = i18nFor(languageOf(args.request))
  return { id, name, from: formatDay(startsOn), to: formatDay(endsOn), title: t('common:titleSuffix', { title: t('programme:deleteCohort') }) }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageProgramme')
  const id = requireId(args.params.id)
  const done = await deleteCohort({ by, id, now: now() })
  if (done.ok) return redirect(paths.programmeCohorts({ done: 'deleted' }), 303)
  if (done.reason === 'had_members') return redirect(paths.programmeCohort(id), 303)
  throw refuse(done.reason === 'not_found' ? 404 : 403)
}

export default function ProgrammeCohortDelete() {
  const { id, name, from, to } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  return <DialogPage title={t('deleteCohortTitle', { name })} consequence={t('deleteCohortText', { from, to })} action={paths.programmeCohortDelete(id)} confirm={{ text: t('deleteCohort'), danger: true }} keep={{ text: t('keep'), href: paths.programmeCohort(id) }} />
}
