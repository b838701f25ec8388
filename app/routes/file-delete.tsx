import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DialogPage } from '~/components/ui/dialog-page'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { deleteFile } from '~/server/export-file/delete-file.server'
import { getFile } from '~/server/export-file/get-file.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'keepFiles')
  const found = await getFile(by, requireId(args.params.id))
  if (!found.ok) throw refuse(404)
  const { id, kind, format, createdAt } = found.value
  const { t } = i18nFor(languageOf(args.request))
  return { id, kind, format, at: formatInstant(createdAt), title: t('common:titleSuffix', { title: t('exportFile:delete') }) }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'keepFiles')
  const done = await deleteFile({ by, id: requireId(args.params.id), now: now() })
  if (!done.ok) throw refuse(404)
  return redirect(paths.files({ done: 'deleted' }), 303)
}

export default function FileDelete() {
  const { id, kind, format, at } = useLoaderData<typeof loader>()
  const { t } = useTranslation('exportFile')
  return <DialogPage title={t('deleteTitle')} consequence={t('deleteText', { what: t(`kind_${kind}`), format, at })} action={paths.fileDelete(id)} confirm={{ text: t('deleteConfirm'), danger: true }} keep={{ text: t('keep'), href: paths.files() }} />
}
