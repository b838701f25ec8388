import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { MatrixTable } from '~/components/standard/matrix-table'
import { RewriteNotice } from '~/components/standard/rewrite-notice'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { readCells } from '~/http/cells-form'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { cellWords } from '~/http/standard-words'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { loadStandardMatrix } from '~/server/standard/load-standard-matrix.server'
import { saveStandardCells } from '~/server/standard/save-standard-cells.server'

export const handle = { behaviours: ['matrix'] } as const
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewStandards')
  const { t } = i18nFor(languageOf(args.request))
  const drafted = new URL(args.request.url).searchParams.get('drafted')?.split(' ') ?? []
  const { catalogue, ...matrix } = await loadStandardMatrix(by, today())
  return {
    title: t('common:titleSuffix', { title: t('standard:title') }), day: today(), words: cellWords(t), ...matrix,
    competencies: catalogue.competencies.map(({ code, group, name }) => ({ code, group, name })), drafted: matrix.rows.filter(({ code, draft }) => draft && drafted.includes(code)).map(({ code, name }) => ({ code, name })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'editStandards')
  const form = await readForm(args.request)
  const read = readCells(form)
  if (read === null) throw refuse(400)
  const { t } = i18nFor(languageOf(args.request))
  const saved = await saveStandardCells({ by, ...read, words: cellWords(t), now: now() })
  if (saved.ok) return redirect(paths.standards(saved.value.length === 0 ? {} : { drafted: saved.value.join(' ') }), 303)
  if (saved.reason === 'role' || saved.reason === 'scope') throw refuse(403)
  const answer = { pending: Object.fromEntries(read.cells.map(({ position, column, text }) => [`${position}|${column}`, text])), seen: Object.fromEntries(read.seen) }
  if (saved.reason.kind === 'changed') return invalid({ ...answer, changed: saved.reason.positions, fault: null }, 409)
  return invalid({ ...answer, changed: null, fault: { ...saved.reason.cell, fault: saved.reason.fault } })
}

export default function Standards() {
  const { day, words, mayEdit, competencies, rows, rewrites, drafted } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['standard', 'common'])
  const faults = answer?.changed ? { form: t('cellsChanged', { positions: answer.changed.join(', ') }) } : answer?.fault ? { form: t('cellFault', { position: answer.fault.position, column: answer.fault.column.replace('level-', ''), text: answer.fault.text, fault: t(`cell_${answer.fault.fault}`) }) } : {}
  return (
    <>
      <FaultList faults={faults} first="matrix" />
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('common:section_officers'), href: paths.complianceOfficers() }, { text: t('title') }]} />
      <PageHead
        title={t('title')} line={t('line', { day: formatDay(day) })}
        actions={
          <>
            <ButtonLink variant="secondary" size="small" href={paths.framework()}>{t('frameworkTitle')}</ButtonLink>
            {mayEdit ? <ButtonLink variant="secondary" size="small" icon="upload" href={paths.standardsImport()}>{t('importTitle')}</ButtonLink> : null}
            <ButtonLink variant="secondary" size="small" icon="download" href={paths.standardsExport()} download>{t('export')}</ButtonLink>
          </>
        }
      />
      {drafted.length === 0 ? null : (
        <ConfirmationPanel level={2} title={t('cellsSaved')}>
          {t('cellsSavedText')} {drafted.map(({ code }, i) => <span key={code}>{i === 0 ? '' : ', '}<a href={paths.standardPublish(code)}>{code}</a></span>)}
        </ConfirmationPanel>
      )}
      <RewriteNotice rewrites={rewrites} />
      <p className="lead-in">{mayEdit ? t('mayEdit') : t('mayView')}</p>
      {mayEdit ? <p className="meta noprint matrix-help">{t('keys')}</p> : null}
      <div id="matrix">{rows.length === 0 ? <EmptyState title={t('none')}>{t('noneText')}</EmptyState> : <MatrixTable competencies={competencies} rows={rows} words={words} editing={mayEdit} pending={answer?.pending ?? {}} seen={answer?.seen ?? {}} takeOver={answer?.changed != null} />}</div>
      <p className="source-note">{t(mayEdit ? 'matrixNoteDraft' : 'matrixNote')}</p>
    </>
  )
}
