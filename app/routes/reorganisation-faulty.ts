import type { LoaderFunctionArgs } from '@remix-run/node'
import { mappingFaultSentence } from '~/components/reorganisation/mapping-fault-sentence'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { xlsxResponse } from '~/http/xlsx-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { exportFaultyLines } from '~/server/reorganisation/export-faulty-lines.server'

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'reorganiseUnits')
  const { t } = i18nFor(languageOf(args.request))
  const words = { name: t('reorganisation:faultySheet'), row: t('reorganisation:colRow'), reason: t('reorganisation:colWhy'), sentence: (fault: Parameters<typeof mappingFaultSentence>[0]) => mappingFaultSentence(fault, (key, values) => t(key, values ?? {})) }
  const made = await exportFaultyLines({ by, id: args.params.id ?? '', now: now() }, words)
  if (!made.ok) throw refuse(made.reason === 'role' ? 403 : 404)
  return xlsxResponse(made.value.bytes, [t('reorganisation:faultySheet'), made.value.fileName.replace(/\.\w+$/, '')])
}
