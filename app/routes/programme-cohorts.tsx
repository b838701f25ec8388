import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { CohortFields } from '~/components/programme/cohort-fields'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { faultSentences } from '~/components/ui/fault-sentences'
import { PageHead } from '~/components/ui/page-head'
import { Table } from '~/components/ui/table'
import { Toast } from '~/components/ui/toast'
import { formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'
import { cohortForm } from '~/domain/programme/programme-form'
import { stages } from '~/domain/programme/stage'
import { parseForm, readForm, typedValues } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { findCohorts } from '~/server/programme/find-cohorts.server'
import { openCohort } from '~/server/programme/open-cohort.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const DONE = ['opened', 'changed', 'deleted'] as const
const DONE_TEXT = { opened: 'cohortOpened', changed: 'cohortChanged', deleted: 'cohortDeleted' } as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewProgramme')
  const found = await findCohorts(by, today())
  if (!found.ok) {
    if (found.reason === 'none') throw redirect(paths.programme())
    throw refuse(403)
  }
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('programme:cohortsTitle') }), ...found.value, done: DONE.find((one) => one === new URL(args.request.url).searchParams.get('done')) ?? null }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageProgramme')
  const form = await readForm(args.request)
  const typed = typedValues(form)
  const parsed = parseForm(cohortForm, form)
  if (!parsed.ok) return invalid({ typed, faults: parsed.faults })
  const done = await openCohort({ by, form: parsed.value, now: now() })
  if (done.ok) return redirect(paths.programmeCohorts({ done: 'opened' }), 303)
  if (done.reason === 'nameTaken') return invalid({ typed, faults: { name: 'nameTaken' } as Record<string, string> })
  throw refuse(done.reason === 'none' ? 404 : 403)
}

export default function ProgrammeCohorts() {
  const { rows, whole, mayAdd, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['programme', 'compliance'])
  const faults = faultSentences(answer?.faults, t)
  return (
    <>
      <Breadcrumbs label={t('compliance:crumbs')} items={[{ text: t('title'), href: paths.programme() }, { text: t('cohortsTitle') }]} />
      <FaultList faults={faults} first="name" />
      {!answer && done !== null ? <div className="mb-5"><Toast>{t(DONE_TEXT[done])}</Toast></div> : null}
      <PageHead title={t('cohortsTitle')} line={whole ? undefined : t('cohortsOwn')} />
      <div className={mayAdd ? 'cols' : undefined}>
        <div>
          {rows.length === 0 ? <Card><EmptyState level={2} title={t('cohortsEmpty')}>{t('cohortsEmptyText')}</EmptyState></Card> : (
            <Card flush arrangement="beside">
              <Table
                caption={t('cohortsTitle')} onPhone="scroll" rows={rows} rowId={({ id }) => id}
                columns={[
                  { id: 'name', label: t('cohort'), heading: true, cell: ({ id, name, startsOn, endsOn }) => <><a href={paths.programmeMembers({ cohort: id })}>{name}</a><span className="xs block num">{t('span', { from: formatDayTable(startsOn), to: formatDayTable(endsOn) })}</span>{mayAdd ? <a className="xs noprint inline-block py-1" href={paths.programmeCohort(id)} aria-label={t('changeCohortTitle', { name })}>{t('change')}</a> : null}</> },
                  { id: 'seats', label: t('columnSeats'), align: 'end', cell: ({ seats, members }) => (whole ? t('seatsOf', { members: formatNumber(members), seats: formatNumber(seats) }) : formatNumber(seats)) },
                  ...stages.map((stage) => ({ id: stage, label: t(`short_${stage}`), align: 'end' as const, cell: ({ byStage }: (typeof rows)[number]) => formatNumber(byStage[stage]) })),
                ]}
              />
            </Card>
          )}
        </div>
        {mayAdd ? (
          <aside>
            <Card title={t('openCohort')}>
              <form method="post" action={paths.programmeCohorts()} noValidate>
                <CohortFields typed={answer?.typed ?? {}} faults={faults} />
                <Button>{t('openCohort')}</Button>
              </form>
            </Card>
          </aside>
        ) : null}
      </div>
    </>
  )
}
