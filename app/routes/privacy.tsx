import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NumberedLines } from '~/components/guide/numbered-lines'
import { Table } from '~/components/ui/table'
import { publicRoute } from '~/http/guard'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { env } from '~/server/env.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader({ request }: LoaderFunctionArgs) {
  publicRoute()
  const { t } = i18nFor(languageOf(request))
  return { title: t('common:titleSuffix', { title: t('guide:privacyTitle') }), owner: env().SITE_OWNER }
}

const KEPT = ['1', '2', '3', '4', '5', '6', '7'] as const

/** What is kept about a person, why, who sees it and for how long. */
export default function Privacy() {
  const { owner } = useLoaderData<typeof loader>()
  const { t } = useTranslation('guide')
  return (
    <div className="narrow prose">
      <h1>{t('privacyTitle')}</h1>
      <p className="lead">{t('privacyLead')}</p>
      <h2>{t('keptTitle')}</h2>
      <Table
        caption={t('keptTitle')}
        rows={KEPT}
        rowId={(row) => row}
        columns={[
          { id: 'what', label: t('keptWhat'), heading: true, cell: (row) => t(`kept${row}`) },
          { id: 'why', label: t('keptWhy'), phoneLabel: t('keptWhy'), cell: (row) => t(`keptWhy${row}`) },
        ]}
      />
      <h2>{t('seenTitle')}</h2>
      <NumberedLines name="seen" count={5} />
      <h2>{t('longTitle')}</h2>
      <NumberedLines name="long" count={3} />
      <h2>{t('rightsTitle')}</h2>
      <p>{t('rightsText', { owner })}</p>
    </div>
  )
}
