import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '~/http/guard'
import { xlsxResponse } from '~/http/xlsx-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { makeMappingTemplate } from '~/server/reorganisation/make-mapping-template.server'

export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'reorganiseUnits')
  const { t } = i18nFor(languageOf(args.request))
  const word = (key: string) => t(`reorganisation:example_${key}`)
  const under = { fromParent: word('parent') }
  const examples = [
    { from: word('one'), ...under, to: word('merged'), toParent: word('parent'), code: '09999' },
    { from: word('two'), ...under, to: word('merged'), toParent: word('parent') },
    { from: word('three'), ...under, to: word('part'), toParent: word('parent'), staff: '001234; 001235', positions: 'VT01' },
    { from: word('three'), ...under, to: word('other'), toParent: word('parent'), rest: 'x' },
  ]
  return xlsxResponse(await makeMappingTemplate({ name: t('reorganisation:templateSheet'), heading: (field) => t(`reorganisation:field_${field}`), examples }), [t('reorganisation:templateSheet')])
}
