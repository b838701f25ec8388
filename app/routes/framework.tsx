import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { Table } from '~/components/ui/table'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { competencyGroups } from '~/domain/standard/framework-content'
import { requireActor } from '~/http/guard'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { today } from '~/server/clock.server'
import { loadFramework } from '~/server/standard/load-framework.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewStandards')
  const { t } = i18nFor(languageOf(args.request))
  const { mayEdit, framework, competencies, drafts, versions } = await loadFramework(by, today())
  return {
    title: t('common:titleSuffix', { title: t('standard:frameworkTitle') }), mayEdit, name: framework?.name ?? null, competencies, drafts: mayEdit ? drafts.map(({ code, name, group, updatedAt, updatedBy }) => ({ code, name, group, by: updatedBy, at: formatInstant(updatedAt) })) : [], done: new URL(args.request.url).searchParams.get('done'),
    versions: versions.map(({ publishedAt, ...version }) => ({ ...version, at: formatInstant(publishedAt) })),
  }
}

export default function Framework() {
  const { mayEdit, name, competencies, drafts, versions, done } = useLoaderData<typeof loader>()
  const { t } = useTranslation('standard')
  const groups = competencyGroups.filter((group) => competencies.some((one) => one.group === group))
  return (
    <>
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('title'), href: paths.standards() }, { text: t('frameworkTitle') }]} />
      {done === 'published' ? <ConfirmationPanel level={2} title={t('wordingPublished')}>{t('wordingPublishedText')}</ConfirmationPanel> : null}
      {done === 'discarded' ? <ConfirmationPanel level={2} title={t('competencyDiscarded')}>{t('competencyDiscardedText')}</ConfirmationPanel> : null}
      <PageHead
        title={t('frameworkTitle')} line={name ?? undefined}
        actions={
          <>
            {mayEdit ? <ButtonLink size="small" icon="plus" href={paths.newCompetency()}>{t('competencyNew')}</ButtonLink> : null}
            {mayEdit ? <ButtonLink variant="secondary" size="small" icon="upload" href={paths.frameworkImport()}>{t('caseImport')}</ButtonLink> : null}
            <ButtonLink variant="secondary" size="small" icon="download" href={paths.frameworkExport()} download>{t('caseExport')}</ButtonLink>
          </>
        }
      />
      <p className="lead-in">{t('frameworkLead')}</p>
      {drafts.length > 0 ? (
        <>
          <SectionHead title={t('competencyDrafts')} hint={t('competencyDraftsHint')} />
          <Table
            caption={t('competencyDrafts')} rows={drafts} rowId={({ code }) => code}
            columns={[
              { id: 'code', label: t('competency'), heading: true, cell: (one) => <a href={paths.competencyDraft(one.code)}>{one.code} {one.name}</a> },
              { id: 'group', label: t('part_group'), phoneLabel: t('part_group'), cell: ({ group }) => t(`group_${group}`) },
              { id: 'by', label: t('competencyDraftBy'), phoneLabel: t('competencyDraftBy'), cell: ({ by, at }) => `${by}, ${at}` },
            ]}
          />
        </>
      ) : null}
      {competencies.length === 0 ? <Card><EmptyState title={t('frameworkNone')}>{t('frameworkNoneText')}</EmptyState></Card> : null}
      {groups.map((group) => (
        <section key={group}>
          <SectionHead title={t(`group_${group}`)} />
          <div className="competency-cards">
            {competencies.filter((one) => one.group === group).map(({ code, name: title, levels }) => (
              <Card key={code} id={code} level={3} title={`${code} ${title}`}>
                <ol className="behaviours">{levels.map((behaviour, i) => <li key={i}>{behaviour}</li>)}</ol>
                {mayEdit ? <p className="noprint"><a href={paths.competency(code)}>{t('wordingEdit')}<span className="vh"> {code}</span></a></p> : null}
              </Card>
            ))}
          </div>
        </section>
      ))}
      <SectionHead title={t('wordingVersions')} />
      {versions.length === 0 ? <p>{t('wordingVersionsNone')}</p> : (
        <Table
          caption={t('wordingVersions')} rows={versions} rowId={({ number }) => String(number)}
          columns={[
            { id: 'number', label: t('version'), heading: true, cell: ({ number }) => t('versionShort', { number }) },
            { id: 'at', label: t('publishedAt'), phoneLabel: t('publishedAt'), cell: ({ at }) => at },
            { id: 'decision', label: t('decisionLabel'), phoneLabel: t('decisionLabel'), cell: ({ decision }) => decision },
            { id: 'by', label: t('publisher'), phoneLabel: t('publisher'), cell: ({ publishedBy }) => publishedBy },
          ]}
        />
      )}
    </>
  )
}
