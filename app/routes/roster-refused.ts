import type { LoaderFunctionArgs } from '@remix-run/node'
import { faultSentence } from '~/components/roster/fault-sentence'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { xlsxResponse } from '~/http/xlsx-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { exportRefused } from '~/server/roster/export-refused.server'

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'importRoster')
  const { t } = i18nFor(languageOf(args.request))
  const words = { name: t('roster:refusedSheet'), row: t('roster:colRow'), reason: t('roster:colWhy'), asked: t('roster:askedReason'), sentence: (fault: Parameters<typeof faultSentence>[0]) => faultSentence(fault, (key, values) => t(key, values ?? {})) }
  const made = await exportRefused(by, args.params.id ?? '', words, now())
  if (!made.ok) throw refuse(made.reason === 'role' ? 403 : 404)
  return xlsxResponse(made.value.bytes, [t('roster:refusedSheet'), made.value.fileName.replace(/\.\w+$/, '')])
}
