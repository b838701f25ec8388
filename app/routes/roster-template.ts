import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '~/http/guard'
import { xlsxResponse } from '~/http/xlsx-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { makeTemplate } from '~/server/roster/make-template.server'

export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'importRoster')
  const { t } = i18nFor(languageOf(args.request))
  return xlsxResponse(await makeTemplate({ name: t('roster:templateSheet'), heading: (field) => t(`roster:field_${field}`), example: (field) => t(`roster:example_${field}`) }), [t('roster:templateSheet')])
}
