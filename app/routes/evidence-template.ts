import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '~/http/guard'
import { xlsxResponse } from '~/http/xlsx-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { makeEvidenceTemplate } from '~/server/evidence-import/make-evidence-template.server'

/** A certificate has neither level nor hours. */
const EMPTY: readonly string[] = ['level', 'hours']

export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'recordFacts')
  const { t } = i18nFor(languageOf(args.request))
  const bytes = await makeEvidenceTemplate({
    name: t('evidenceImport:templateSheet'), lines: [t('evidenceImport:templateTitle'), t('evidenceImport:templateHow'), t('evidenceImport:templateKinds')],
    codes: (kind, codes) => t(`evidenceImport:templateCodes_${kind}`, { codes }),
    heading: (field) => t(`evidenceImport:field_${field}`), example: (field) => (EMPTY.includes(field) ? '' : t(`evidenceImport:example_${field}`)),
  })
  return xlsxResponse(bytes, [t('evidenceImport:templateSheet')])
}
