import { useTranslation } from 'react-i18next'
import { Picture } from '~/components/ui/picture'
import { Table } from '~/components/ui/table'
import { TrendChart } from '~/components/ui/trend-chart'
import { type Day, addDays, dayNumber, diffDays, dayOf, partsOfDay } from '~/domain/kernel/day'
import { formatDay, formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'
import type { Projection } from '~/domain/programme/progress'

export interface CompletionTrendProps {
  readonly line: readonly { readonly on: Day; readonly completed: number }[]
  readonly target: number
  readonly projection: Projection
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

const minDay = (a: Day, b: Day) => (a < b ? a : b)

/** The first of January within the days of the picture, and its first day. */
function yearTicks(from: Day, to: Day): { at: number; text: string }[] {
  const [first, last] = [partsOfDay(from).year, partsOfDay(to).year]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).map((year) => ({ at: Math.max(dayNumber(from), dayNumber(dayOf(year, 1, 1) ?? from)), text: String(year) }))
}

/** The line is carried on for as long as it is drawn back, or to the target if that is sooner. */
const DAYS_AHEAD = 365

/** Completed month by month over a year, and the straight line of that pace on towards the target. */
export function CompletionTrend({ line, target, projection, links }: CompletionTrendProps) {
  const { t } = useTranslation('programme')
  const [first, last] = [line[0], line.at(-1)]
  if (first === undefined || last === undefined || target === 0) return null
  const table = (
    <Table caption={t('trendTitle')} onPhone="scroll" rows={line} rowId={({ on }) => on} columns={[
      { id: 'on', label: t('columnDay'), heading: true, cell: ({ on }) => formatDayTable(on) },
      { id: 'completed', label: t('columnCompleted'), align: 'end', cell: ({ completed }) => formatNumber(completed) },
    ]} />
  )
  const y = (completed: number) => Math.min(100, (completed / target) * 100)
  const points = line.map(({ on, completed }) => ({ x: dayNumber(on), y: y(completed) }))
  const now = { x: dayNumber(last.on), y: y(last.completed) }
  const end = projection.kind === 'date' ? minDay(projection.on, addDays(last.on, DAYS_AHEAD)) : null
  const then = end === null || projection.kind !== 'date' ? 0 : Math.min(100, y(last.completed + (projection.pace * diffDays(last.on, end)) / DAYS_AHEAD))
  const ahead = end === null ? [] : [{ ...now, low: now.y, high: now.y }, { x: dayNumber(end), y: then, low: then, high: then }]
  return (
    <Picture title={t('trendTitle')} table={{ open: t('showTable'), content: table }} links={links}>
      <TrendChart
        label={t('trendLabel', { from: formatDay(first.on), before: formatNumber(first.completed), on: formatDay(last.on), now: formatNumber(last.completed), target: formatNumber(target) })}
        x={{ from: dayNumber(first.on), to: end === null ? now.x + 30 : dayNumber(end) + 30, years: yearTicks(first.on, end ?? last.on) }}
        y={{ from: 0, to: 100, lines: [0, 25, 50, 75].map((at) => ({ at, text: formatNumber(Math.round((at * target) / 100)) })) }}
        goal={{ at: 100, text: formatNumber(target), note: t('goalNote') }}
        actual={points}
        actualText={t('trendActual')}
        forecast={ahead}
        asOf={{ ...now, text: formatNumber(last.completed), note: formatDayTable(last.on) }}
      />
    </Picture>
  )
}
