import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultRows } from '~/components/trainer/fault-rows'
import { KeptQuestions } from '~/components/trainer/kept-questions'
import { Button } from '~/components/ui/button'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import { PageHead } from '~/components/ui/page-head'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { checkCurrentContent, findLastReport } from '~/server/preview/check-current-content.server'
import { findKeptQuestions } from '~/server/preview/find-kept-questions.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle ?? 'Đạt Chuẩn' }]

const shown = ({ file, line, column, message }: { file: string; line: number; column: number; message: string }) => ({ file, line, column, message })

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'previewCourse')
  const language = languageOf(args.request)
  const run = new URL(args.request.url).searchParams.get('run') === 'yes'
  // With several processes the one that answers may not be the one that ran: `run` runs again unless nothing changed.
  const found = run ? await checkCurrentContent(by, language, now()) : await findLastReport(by, language)
  if (!found.ok) throw refuse(403)
  const { t } = i18nFor(language)
  const report = found.value && { ...found.value, faults: found.value.faults.map(shown), warnings: found.value.warnings.map(shown), hash: found.value.hash.slice(0, 12), checkedAt: formatInstant(found.value.checkedAt) }
  const kept = await findKeptQuestions(by)
  if (!kept.ok) throw refuse(403)
  return { pageTitle: t('common:titleSuffix', { title: t('trainer:checkTitle') }), report, kept: kept.value }
}

export async function action(args: ActionFunctionArgs) {
  await requireActor(args, 'previewCourse')
  return redirect(`${paths.trainerContentCheck()}?run=yes`)
}

export default function TrainerContentCheck() {
  const { report, kept } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['trainer', 'bank', 'common'])
  return (
    <div className="narrow">
      <PageHead title={t('checkTitle')} line={t('checkLead')} actions={<form method="post" action={paths.trainerContentCheck()}><Button size="small" icon="reload">{t('runCheck')}</Button></form>} />
      {kept.length > 0 ? <div className="mb-5"><KeptQuestions rows={kept} /></div> : null}
      {report === null ? <p>{t('notRun')}</p> : (
        <div className="stack">
          <p className="meta">{t('checkMeta', { at: report.checkedAt, count: report.files, hash: report.hash })}</p>
          {report.faults.length === 0 ? <Callout kind="tip" title={t('noFaults')}><p>{t('noFaultsText')}</p></Callout> : (
            <Card title={t('faultCount', { count: report.faults.length })}><p className="hint">{t('faultHint')}</p><FaultRows rows={report.faults} /></Card>
          )}
          {report.warnings.length > 0 ? <Card title={t('warningCount', { count: report.warnings.length })}><p className="hint">{t('warningHint')}</p><FaultRows rows={report.warnings} /></Card> : null}
        </div>
      )}
    </div>
  )
}
