import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ContentList } from '~/components/standard/content-list'
import { DifferenceTable } from '~/components/standard/difference-table'
import { RewriteNotice } from '~/components/standard/rewrite-notice'
import { VersionList } from '~/components/standard/version-list'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { Select } from '~/components/ui/select'
import { contains } from '~/domain/kernel/day-span'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { standardDifference } from '~/domain/standard/standard-difference'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { today } from '~/server/clock.server'
import { loadPositionStandard } from '~/server/standard/load-position-standard.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewStandards')
  const found = await loadPositionStandard(by, args.params.code ?? '', today())
  if (!found.ok) throw refuse(404)
  const { versions, draft, catalogue, ...rest } = found.value
  const url = new URL(args.request.url)
  const version = (name: string) => versions.find(({ number }) => String(number) === url.searchParams.get(name)) ?? null
  const [from, to] = [version('from'), version('to')]
  const compared = from && to ? { from: from.number, to: to.number, difference: standardDifference(from.content, to.content) } : null
  const { t } = i18nFor(languageOf(args.request))
  const shown = versions.find(({ span }) => contains(span, today())) ?? null
  return {
    title: t('common:titleSuffix', { title: rest.name }), ...rest, versions, shown, compared, names: catalogue, done: url.searchParams.get('done'),
    draft: draft && { by: draft.updatedBy, at: formatInstant(draft.updatedAt) },
  }
}

export default function PositionStandard() {
  const { code, name, mayEdit, versions, shown, compared, names, draft, rewrites, done } = useLoaderData<typeof loader>()
  const { t } = useTranslation('standard')
  const options = versions.map(({ number }) => ({ value: String(number), text: t('versionShort', { number }) }))
  return (
    <>
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('title'), href: paths.standards() }, { text: code }]} />
      {done === 'published' ? <ConfirmationPanel level={2} title={t('publishedTitle')}>{t('publishedText')}</ConfirmationPanel> : null}
      {done === 'discarded' ? <ConfirmationPanel level={2} title={t('discardedTitle')} /> : null}
      <PageHead title={`${code} ${name}`} line={shown ? t('versionInForce', { number: shown.number }) : t('noStandard')} actions={mayEdit ? <ButtonLink size="small" href={paths.standardDraft(code)}>{draft ? t('openDraft') : t('newDraft')}</ButtonLink> : undefined} />
      <RewriteNotice rewrites={rewrites} />
      {draft ? <Callout kind="info" title={t('draftExists')}><p>{t('draftBy', draft)}</p></Callout> : null}
      {shown && shown.reviewState !== 'reviewed' ? <Callout kind="warning" title={t(`review_${shown.reviewState}`)}><p>{t('reviewText')}</p></Callout> : null}
      <SectionHead title={t('requirementsTitle')} />
      {shown ? <ContentList content={shown.content} names={names} /> : <EmptyState title={t('noStandard')}>{t('noStandardText')}</EmptyState>}
      <SectionHead title={t('versionsTitle')} />
      <VersionList versions={versions} />
      {versions.length > 1 ? (
        <form method="get" className="row" action={paths.positionStandard(code)}>
          <Select id="from" name="from" label={t('compareFrom')} options={options} defaultValue={String(compared?.from ?? versions.at(-2)?.number)} />
          <Select id="to" name="to" label={t('compareTo')} options={options} defaultValue={String(compared?.to ?? versions.at(-1)?.number)} />
          <Button variant="secondary">{t('compare')}</Button>
        </form>
      ) : null}
      {compared ? <><SectionHead title={t('comparedTitle', { from: compared.from, to: compared.to })} /><DifferenceTable difference={compared.difference} names={names} /></> : null}
    </>
  )
}
