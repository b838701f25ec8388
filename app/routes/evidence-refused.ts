import type { LoaderFunctionArgs } from '@remix-run/node'
import { proofFault } from '~/components/evidence-import/proof-fault'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { xlsxResponse } from '~/http/xlsx-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { exportRefusedProofs } from '~/server/evidence-import/export-refused-proofs.server'

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'recordFacts')
  const { t } = i18nFor(languageOf(args.request))
  const words = { name: t('evidenceImport:refusedSheet'), row: t('roster:colRow'), reason: t('roster:colWhy'), sentence: (fault: Parameters<typeof proofFault>[0]) => proofFault(fault, (key, values) => t(key, values ?? {})) }
  const made = await exportRefusedProofs(by, args.params.id ?? '', words, now())
  if (!made.ok) throw refuse(made.reason === 'role' ? 403 : 404)
  return xlsxResponse(made.value.bytes, [t('evidenceImport:refusedSheet'), made.value.fileName.replace(/\.\w+$/, '')])
}
