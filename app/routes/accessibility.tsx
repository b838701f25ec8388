import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NumberedLines } from '~/components/guide/numbered-lines'
import { publicRoute } from '~/http/guard'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { env } from '~/server/env.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader({ request }: LoaderFunctionArgs) {
  publicRoute()
  const { t } = i18nFor(languageOf(request))
  return { title: t('common:titleSuffix', { title: t('guide:accessibilityTitle') }), owner: env().SITE_OWNER }
}

/** What works for whom, and, honestly, what does not yet. */
export default function Accessibility() {
  const { owner } = useLoaderData<typeof loader>()
  const { t } = useTranslation('guide')
  return (
    <div className="narrow prose">
      <h1>{t('accessibilityTitle')}</h1>
      <p className="lead">{t('accessibilityLead')}</p>
      <h2>{t('canTitle')}</h2>
      <NumberedLines name="can" count={5} />
      <h2>{t('limitsTitle')}</h2>
      <NumberedLines name="limits" count={3} />
      <h2>{t('reportTitle')}</h2>
      <p>{t('reportText', { owner })}</p>
    </div>
  )
}
