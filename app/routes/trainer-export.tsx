import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LossList } from '~/components/trainer/loss-list'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import { PageHead } from '~/components/ui/page-head'
import { Select } from '~/components/ui/select'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { EXPORT_FORMATS } from '~/domain/question-exchange/exchange-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { sentencesIn } from '~/server/content/fault-sentence.server'
import { prepareExport } from '~/server/question/export-questions.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'editBank')
  const code = args.params.code ?? ''
  const language = languageOf(args.request)
  const wanted = new URL(args.request.url).searchParams.get('format')
  const format = EXPORT_FORMATS.find((one) => one === wanted) ?? 'yaml'
  const sentence = sentencesIn(language)
  const prepared = await prepareExport({ by, courseCode: code, format, sentence })
  if (!prepared.ok) throw refuse(prepared.reason === 'courseUnknown' ? 404 : 403)
  const { written, name, losses } = prepared.value
  const { t } = i18nFor(language)
  const all = losses.map(({ code: question, key, values }) => ({ code: question, text: sentence(key, key === 'lostKind' ? { kind: t(`trainer:kind_${values['kind']}`).toLowerCase() } : values) }))
  return { pageTitle: t('common:titleSuffix', { title: t('bank:exportTitle', { code }) }), code, format, name, written, losses: all }
}

export default function TrainerExport() {
  const { code, format, name, written, losses } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['bank', 'trainer', 'common'])
  return (
    <div className="narrow">
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('trainer:coursesTitle'), href: paths.trainerCourses() }, { text: code, href: paths.trainerCourse(code) }, { text: t('trainer:questions'), href: paths.trainerQuestions(code) }, { text: t('export') }]} />
      <PageHead title={t('exportTitle', { code })} line={t('exportLead')} />
      <form action={paths.trainerExport(code)}>
        <Select id="format" name="format" label={t('format')} defaultValue={format} width="medium" autoSubmit options={EXPORT_FORMATS.map((one) => ({ value: one, text: t(`format_${one}`) }))} />
        <Button variant="secondary" size="small">{t('showLosses')}</Button>
      </form>
      <div className="stack mt-5">
        <Card title={t(`format_${format}`)}>
          <p>{t('exportCount', { count: written, number: formatNumber(written) })} {losses.length === 0 ? t('exportWhole') : t('exportLosses', { count: losses.length })}</p>
          <p><ButtonLink href={paths.trainerExportFile(code, format)} icon="download">{t('download', { name })}</ButtonLink></p>
        </Card>
        {losses.length > 0 ? <Card title={t('lossesTitle')}><LossList losses={losses} /></Card> : null}
        <Callout kind="rule" title={t('keysTitle')}><p>{t('keysText')}</p></Callout>
      </div>
    </div>
  )
}
