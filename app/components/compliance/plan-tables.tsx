import { useTranslation } from 'react-i18next'
import { SectionHead } from '~/components/ui/section-head'
import { Table } from '~/components/ui/table'
import { explainRequirement } from '~/domain/compliance/explain'
import { explainMove, explainObstacle } from '~/domain/compliance/explain-path'
import type { PlanCourse, PlanRequirement, TrainingPlan } from '~/domain/compliance/training-plan'
import { formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'
import { requirementCode, requirementName } from './requirement-name'
import { capital } from './unit-name'

type Names = { readonly namesHref: (key: string) => string }

/** Courses and seats, papers to collect, competencies to assess, and what waits for others. */
export function PlanTables({ plan, namesHref }: { readonly plan: TrainingPlan } & Names) {
  const { t } = useTranslation('path')
  const seats = plan.courses.reduce((sum, { people }) => sum + people, 0)
  return (
    <>
      <SectionHead title={t('coursesTitle')} hint={seats > 0 ? t('coursesHint', { hours: formatNumber(Math.round(plan.minutes / 60)), seats: formatNumber(seats) }) : undefined} />
      <div className="card flush" data-density="tight">{seats > 0 ? <Courses courses={plan.courses} namesHref={namesHref} /> : <p className="meta nobody">{t('coursesEmpty')}</p>}</div>
      {seats > 0 ? <p className="meta source-note">{t('seatsNote')}{plan.provisional ? ` ${t('provisional')}` : ''}</p> : null}
      {plan.papers.length > 0 ? (
        <>
          <SectionHead title={t('papersTitle')} hint={t('papersHint', { number: formatNumber(plan.handIn) })} />
          <Requirements caption={t('papersTitle')} rows={plan.papers} namesHref={namesHref} />
        </>
      ) : null}
      {plan.assessments.length > 0 ? (
        <>
          <SectionHead title={t('assessmentsTitle')} hint={t('assessmentsHint', { number: formatNumber(plan.assessed) })} />
          <Requirements caption={t('assessmentsTitle')} rows={plan.assessments} namesHref={namesHref} />
        </>
      ) : null}
      {plan.obstacles.length > 0 ? <Obstacles plan={plan} namesHref={namesHref} /> : null}
    </>
  )
}

function PeopleLink({ people, what, href }: { readonly people: number; readonly what: string; readonly href: string }) {
  const { t } = useTranslation('path')
  const number = formatNumber(people)
  return <a href={href} aria-label={t('namesOf', { number, what })}>{number}</a>
}

function Courses({ courses, namesHref }: { readonly courses: readonly PlanCourse[] } & Names) {
  const { t } = useTranslation('path')
  const dates = ({ first, last }: PlanCourse) => (first === null || last === null ? t('datesMarking') : first === last ? formatDayTable(first) : t('datesSpan', { first: formatDayTable(first), last: formatDayTable(last) }))
  return (
    <Table
      caption={t('coursesTitle')}
      rows={courses}
      rowId={({ key }) => key}
      columns={[
        { id: 'course', label: t('columnCourse'), heading: true, cell: ({ title, courseCode }) => <>{title} <span className="xs nb">{courseCode}</span></> },
        { id: 'need', label: t('columnNeed'), phoneLabel: t('columnNeed'), align: 'end', cell: ({ people, title, key }) => <PeopleLink people={people} what={title} href={namesHref(key)} /> },
        { id: 'enrolled', label: t('columnEnrolled'), phoneLabel: t('columnEnrolled'), align: 'end', cell: ({ enrolled }) => formatNumber(enrolled) },
        { id: 'listed', label: t('columnListed'), phoneLabel: t('columnListed'), align: 'end', cell: ({ listed }) => formatNumber(listed) },
        { id: 'seats', label: t('columnSeats'), phoneLabel: t('columnSeats'), align: 'end', cell: ({ seats }) => <b>{formatNumber(seats)}</b> },
        { id: 'hours', label: t('columnHours'), phoneLabel: t('columnHours'), align: 'end', cell: ({ minutes }) => formatNumber(Math.round(minutes / 60)) },
        { id: 'dates', label: t('columnDates'), phoneLabel: t('columnDates'), cell: (course) => <span className="num">{dates(course)}</span> },
      ]}
    />
  )
}

function Requirements({ caption, rows, namesHref }: { readonly caption: string; readonly rows: readonly PlanRequirement[] } & Names) {
  const { t } = useTranslation(['path', 'compliance', 'standing'])
  return (
    <div className="card flush" data-density="tight">
      <Table
        caption={caption}
        rows={rows}
        rowId={({ key }) => key}
        columns={[
          { id: 'what', label: t('columnWhat'), heading: true, cell: ({ requirement }) => <>{requirementName(requirement, t)} <span className="xs">{requirementCode(requirement)}</span></> },
          { id: 'asked', label: t('columnAsked'), phoneLabel: t('columnAsked'), cell: ({ requirement }) => {
            const asked = explainRequirement(requirement)
            return t(`standing:${asked.key}`, asked.values)
          } },
          { id: 'people', label: t('columnPeople'), phoneLabel: t('columnPeople'), align: 'end', cell: ({ people, requirement, key }) => <PeopleLink people={people} what={requirementName(requirement, t)} href={namesHref(key)} /> },
        ]}
      />
    </div>
  )
}

function Obstacles({ plan, namesHref }: { readonly plan: TrainingPlan } & Names) {
  const { t } = useTranslation(['path', 'compliance', 'standing'])
  return (
    <>
      <SectionHead title={t('cannotTitle')} hint={t('cannotHint', { number: formatNumber(plan.outcomes.cannot) })} />
      <div className="card flush" data-density="tight">
        <Table
          caption={t('cannotTitle')}
          rows={plan.obstacles}
          rowId={({ key }) => key}
          columns={[
            { id: 'what', label: t('columnWhat'), heading: true, cell: (row) => {
              const why = explainObstacle(row)
              const asked = row.requirement?.kind === 'education' ? explainRequirement(row.requirement) : null
              return <>{row.requirement ? requirementName(row.requirement, t) : t('standing')} <span className="xs">{asked ? t(`standing:${asked.key}`, asked.values) : row.requirement ? requirementCode(row.requirement) : null}</span><span className="meta block">{t(`path:${why.key}`, why.values)}</span></>
            } },
            { id: 'move', label: t('columnMove'), phoneLabel: t('columnMove'), cell: ({ move }) => capital(t(`path:${explainMove(move).key}`)) },
            { id: 'people', label: t('columnPeople'), phoneLabel: t('columnPeople'), align: 'end', cell: ({ people, requirement, key }) => <PeopleLink people={people} what={requirement ? requirementName(requirement, t) : t('standing')} href={namesHref(key)} /> },
          ]}
        />
      </div>
      <p className="meta source-note">{t('cannotNote')}</p>
    </>
  )
}
