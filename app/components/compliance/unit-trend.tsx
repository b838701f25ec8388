import { useTranslation } from 'react-i18next'
import { Picture } from '~/components/ui/picture'
import { Table } from '~/components/ui/table'
import { TrendChart } from '~/components/ui/trend-chart'
import type { CountOnDay } from '~/domain/compliance/overview'
import { sharePercent } from '~/domain/compliance/share-class'
import { type Trend, type TrendLine, trendLines } from '~/domain/compliance/trend'
import { addMonths, type Day, dayNumber, dayOf, partsOfDay } from '~/domain/kernel/day'
import { formatDay, formatDayTable, formatNumber, formatPercent } from '~/domain/kernel/vietnamese-format'
import { shareText } from './share-text'
import { pointsText, trendKinds } from './trend-words'

export interface UnitTrendProps {
  readonly trend: Trend
  readonly asOf: Day
  readonly exports: readonly { readonly text: string; readonly href: string }[]
}

type Point = { readonly on: Day; readonly x: number; readonly y: number }

function pointsOf(counts: readonly CountOnDay[]): Point[] {
  return counts.flatMap(({ on, met, people }) => {
    const y = sharePercent(met, people)
    return y === null ? [] : [{ on, x: dayNumber(on), y }]
  })
}

/** The highest lower edge of the axis that leaves room for the words under the lowest point. */
function floorFor(lowest: number): number {
  return [40, 20].find((floor) => (lowest - floor) / (100 - floor) > ROOM) ?? 0
}

/** Share of the drawing's height that the words under the end of the forecast take. */
const ROOM = 0.32

/** The first of January of each year from the first to the last day of the axis. */
function yearTicks(from: Day, to: Day): { at: number; text: string }[] {
  const first = partsOfDay(from).year
  return Array.from({ length: partsOfDay(to).year - first + 1 }, (_, i) => first + i).map((year) => ({ at: Math.max(dayNumber(from), dayNumber(dayOf(year, 1, 1) as Day)), text: String(year) }))
}

/** The way to the goal over eight quarters, and what will be lost in the next four if nothing is renewed. */
export function UnitTrend({ trend, asOf, exports }: UnitTrendProps) {
  const { t } = useTranslation(['compliance', 'standing', 'overview'])
  const { target, pace } = trend
  const past = pointsOf(trend.actual)
  const ahead = pointsOf(trend.forecast)
  const [first, last] = [past[0], past[past.length - 1]]
  const table = <TrendTable trend={trend} />
  if (first === undefined || last === undefined) return <Picture title={t('trendTitle')} table={{ open: t('showTable'), content: table }} links={exports}><p className="meta">{t('trendEmpty')}</p></Picture>
  const end = ahead[ahead.length - 1]
  const shown = [...past, ...ahead].find(({ on }) => on === asOf) ?? last
  const lowest = Math.min(...past.map(({ y }) => y), ...ahead.map(({ y }) => y))
  const floor = floorFor(lowest)
  const farthest = addMonths(last.on, 36)
  const wished = [addMonths((end ?? last).on, 4), ...(target === null || target < last.on || trend.past ? [] : [addMonths(target, 1)])].sort().at(-1) as Day
  const until = wished > farthest ? farthest : wished
  const paceEnd = pace && ((pace.reachedOn ?? until) < until ? (pace.reachedOn as Day) : until)
  const paceLine = pace && paceEnd ? [last, { x: dayNumber(paceEnd), y: Math.min(100, last.y + (pace.pace / 91) * (dayNumber(paceEnd) - last.x)) }] : []
  return (
    <Picture title={t('trendTitle')} table={{ open: t('showTable'), content: table }} links={exports}>
      <TrendChart
        label={t(end ? 'trendLabelAhead' : 'trendLabel', { first: formatPercent(first.y), firstOn: formatDay(first.on), last: formatPercent(last.y), lastOn: formatDay(last.on), end: end ? formatPercent(end.y) : '', endOn: end ? formatDay(end.on) : '' })}
        x={{ from: first.x, to: dayNumber(until), years: yearTicks(first.on, until) }}
        y={{ from: floor, to: 100, lines: [0, 20, 40, 60, 80].filter((line) => line >= floor).map((at) => ({ at, text: formatPercent(at).replace(',0', '') })) }}
        goal={{ at: 100, text: formatPercent(100), note: target === null ? t('trendGoal') : t('overview:target', { on: formatDay(target) }) }}
        projection={paceLine.length > 1 ? { points: paceLine, text: t('overview:projection') } : undefined}
        actual={past}
        actualText={t('trendActual')}
        forecast={[last, ...ahead].map(({ x, y }) => ({ x, y, low: y, high: y }))}
        end={end && (end.y - floor) / (100 - floor) > ROOM ? { x: end.x, y: end.y, text: formatPercent(end.y), note: t('trendForecast') } : undefined}
        asOf={{ x: shown.x, y: shown.x > last.x ? floor : shown.y, text: formatPercent(shown.y), note: formatDay(shown.on) }}
      />
      <ProjectionText trend={trend} end={end && { on: end.on, share: formatPercent(end.y) }} />
    </Picture>
  )
}

/** The points of the picture as rows; the target and the pace are shares without people. */
function TrendTable({ trend }: Pick<UnitTrendProps, 'trend'>) {
  const { t } = useTranslation(['compliance', 'standing', 'overview'])
  const kinds = trendKinds(t, trend.pace)
  const counted = (row: TrendLine, text: (count: { met: number; people: number }) => string) => ('people' in row ? text(row) : '–')
  return (
    <Table
      caption={t('trendTitle')}
      onPhone="scroll"
      rows={trendLines(trend)}
      rowId={(row) => `${row.on} ${row.kind}`}
      columns={[
        { id: 'on', label: t('columnDay'), heading: true, cell: (row) => <>{formatDayTable(row.on)}{row.kind === 'actual' ? null : <span className="xs"> {kinds[row.kind]}</span>}</> },
        { id: 'share', label: t('columnShare'), align: 'end', cell: (row) => ('people' in row ? shareText(row.met, row.people, t) : formatPercent(row.percent)) },
        { id: 'met', label: t('columnMet'), align: 'end', cell: (row) => counted(row, ({ met }) => formatNumber(met)) },
        { id: 'people', label: t('columnPeople'), align: 'end', cell: (row) => counted(row, ({ people }) => formatNumber(people)) },
      ]}
    />
  )
}

/** What the lines say, in words: what is certain, and what pace alone would give; of a past day, that nothing is projected. */
function ProjectionText({ trend: { pace, target, past }, end }: Pick<UnitTrendProps, 'trend'> & { readonly end: { readonly on: Day; readonly share: string } | undefined }) {
  const { t } = useTranslation('overview')
  if (past) return <p className="xs trend-text">{t('projectionPast')}</p>
  const projected = pace === null ? t('projectionNone') : pace.reachedOn === null ? t('projectionFar', { pace: pointsText(pace.pace) }) : t('projectionReached', { pace: pointsText(pace.pace), on: formatDay(pace.reachedOn) })
  const late = pace !== null && target !== null && pace.needed !== null ? (pace.onTarget === 100 ? t('projectionOnTime') : t('projectionNeeded', { needed: pointsText(pace.needed) })) : null
  return <p className="xs trend-text">{end ? <>{t('certain', { on: formatDay(end.on), share: end.share })} </> : null}{projected}{late === null ? null : ` ${late}`}</p>
}
