import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { DateInput } from '~/components/ui/date-input'
import { EmptyState } from '~/components/ui/empty-state'
import { faultSentences } from '~/components/ui/fault-sentences'
import { PageHead } from '~/components/ui/page-head'
import { Table } from '~/components/ui/table'
import { TextInput } from '~/components/ui/text-input'
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

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewProgramme')
  const found = await findCohorts(by, today())
  if (!found.ok) {
    if (found.reason === 'none') throw redirect(paths.programme())
    throw refuse(403)
  }
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('programme:cohortsTitle') }), ...found.value, opened: new URL(args.request.url).searchParams.get('done') === 'yes' }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageProgramme')
  const form = await readForm(args.request)
  const typed = typedValues(form)
  const parsed = parseForm(cohortForm, form)
  if (!parsed.ok) return invalid({ typed, faults: parsed.faults })
  const done = await openCohort({ by, form: parsed.value, now: now() })
  if (done.ok) return redirect(paths.programmeCohorts({ done: 'yes' }), 303)
  if (done.reason === 'nameTaken') return invalid({ typed, faults: { name: 'nameTaken' } as Record<string, string> })
  throw refuse(done.reason === 'none' ? 404 : 403)
}

export default function ProgrammeCohorts() {
  const { rows, whole, mayAdd, opened } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['programme', 'compliance'])
  const faults = faultSentences(answer?.faults, t)
  const field = (name: string) => ({ id: name, name, defaultValue: answer?.typed[name] ?? '', autoComplete: 'off', ...(faults[name] === undefined ? {} : { error: faults[name] }) })
  return (
    <>
      <Breadcrumbs label={t('compliance:crumbs')} items={[{ text: t('title'), href: paths.programme() }, { text: t('cohortsTitle') }]} />
      <FaultList faults={faults} first="name" />
      {!answer && opened ? <div className="mb-5"><Toast>{t('cohortOpened')}</Toast></div> : null}
      <PageHead title={t('cohortsTitle')} line={whole ? undefined : t('cohortsOwn')} />
      <div className={mayAdd ? 'cols' : undefined}>
        <div>
          {rows.length === 0 ? <Card><EmptyState level={2} title={t('cohortsEmpty')}>{t('cohortsEmptyText')}</EmptyState></Card> : (
            <Card flush arrangement="beside">
              <Table
                caption={t('cohortsTitle')} onPhone="scroll" rows={rows} rowId={({ id }) => id}
                columns={[
                  { id: 'name', label: t('cohort'), heading: true, cell: ({ id, name, startsOn, endsOn }) => <><a href={paths.programmeMembers({ cohort: id })}>{name}</a><span className="xs block num">{t('span', { from: formatDayTable(startsOn), to: formatDayTable(endsOn) })}</span></> },
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
                <TextInput {...field('name')} label={t('cohortName')} hint={t('cohortNameHint')} maxLength={120} />
                <DateInput {...field('startsOn')} label={t('startsOn')} hint={t('onHint')} />
                <DateInput {...field('endsOn')} label={t('endsOn')} />
                <TextInput {...field('seats')} label={t('columnSeats')} width="short" inputMode="numeric" maxLength={7} />
                <Button>{t('openCohort')}</Button>
              </form>
            </Card>
          </aside>
        ) : null}
      </div>
    </>
  )
}
