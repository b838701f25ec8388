import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Card } from '~/components/ui/card'
import { SectionHead } from '~/components/ui/section-head'
import { requireActor } from '~/http/guard'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { findStandardCatalogue } from '~/server/standard/find-standard-catalogue.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'viewStandards')
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('standard:frameworkTitle') }), competencies: (await findStandardCatalogue()).competencies }
}

export default function Framework() {
  const { competencies } = useLoaderData<typeof loader>()
  const { t } = useTranslation('standard')
  return (
    <>
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('title'), href: paths.standards() }, { text: t('frameworkTitle') }]} />
      <h1>{t('frameworkTitle')}</h1>
      <p className="lead">{t('frameworkLead')}</p>
      {[...new Set(competencies.map(({ group }) => group))].map((group) => (
        <section key={group}>
          <SectionHead title={t(`group_${group}`)} />
          {competencies.filter((one) => one.group === group).map(({ code, name, levels }) => (
            <Card key={code} id={code} level={3} title={`${code} ${name}`}>
              <ol className="behaviours">{levels.map(({ level, behaviour }) => <li key={level} value={level}>{behaviour}</li>)}</ol>
            </Card>
          ))}
        </section>
      ))}
    </>
  )
}
