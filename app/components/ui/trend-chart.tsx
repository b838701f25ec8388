import { classNames } from './class-names'
import { trendScale, type TrendFrame, type TrendPoint } from './trend-scale'

export interface TrendChartProps {
  /** The finding in a sentence. */
  readonly label: string
  /** The x axis in quarters (or any unit); a tick starts each year. */
  readonly x: { readonly from: number; readonly to: number; readonly years: readonly { readonly at: number; readonly text: string }[] }
  /** A cut axis is allowed for lines only: usually 40 to 100. `lines` are labelled hairlines. */
  readonly y: { readonly from: number; readonly to: number; readonly lines: readonly { readonly at: number; readonly text: string }[] }
  readonly goal: { readonly at: number; readonly text: string; readonly note: string }
  readonly actual: readonly TrendPoint[]
  readonly actualText: string
  readonly forecast?: readonly (TrendPoint & { readonly low: number; readonly high: number })[]
  /** A line of pace, apart from the forecast: drawn thin and dashed, named where it ends. */
  readonly projection?: { readonly points: readonly TrendPoint[]; readonly text: string }
  /** The end of the forecast: "Quý I/2015", "dự báo". */
  readonly end?: TrendPoint & { readonly text: string; readonly note: string }
  readonly asOf: TrendPoint & { readonly text: string; readonly note: string }
}

const WIDE: TrendFrame = { width: 640, height: 260, left: 46, right: 620, top: 26, bottom: 226 }
const SMALL: TrendFrame = { width: 326, height: 240, left: 44, right: 312, top: 26, bottom: 206 }

/** The way to the goal: what was, the forecast with its band, the as-of day. Drawn twice, for wide and narrow screens. */
export function TrendChart(props: TrendChartProps) {
  return <><Drawing {...props} frame={WIDE} size="wide" /><Drawing {...props} frame={SMALL} size="small" /></>
}

function Drawing({ label, x, y, goal, actual, actualText, forecast = [], projection, end, asOf, frame, size }: TrendChartProps & { readonly frame: TrendFrame; readonly size: 'wide' | 'small' }) {
  const to = trendScale(frame, x, y)
  const { left, right, top, bottom } = frame
  const band = [...forecast.map((p) => ({ x: p.x, y: p.high })), ...[...forecast].reverse().map((p) => ({ x: p.x, y: p.low }))]
  const last = actual.length - 1
  const middle = actual[Math.max(0, Math.floor(last * 0.7))]
  return (
    <svg className={classNames('trend', size)} viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
      {y.lines.map((line) => <g key={line.at}><path className="grid-line" d={`M${left} ${to.y(line.at)}H${right}`} /><text x={left - 8} y={to.y(line.at) + 4} textAnchor="end">{line.text}</text></g>)}
      <path className="goal" d={`M${left} ${to.y(goal.at)}H${right}`} />
      <text className="strong" x={left - 8} y={to.y(goal.at) + 4} textAnchor="end">{goal.text}</text>
      <text x={left} y={to.y(goal.at) - 8}>{goal.note}</text>
      <path className="tick-line" d={`M${left} ${bottom}H${right}`} />
      {x.years.map((year, index) => {
        const from = to.x(year.at)
        const until = to.x(x.years[index + 1]?.at ?? x.to)
        return <g key={year.at}><path className="tick-line" d={`M${from} ${bottom}v5`} />{until - from > 30 ? <text x={(from + until) / 2} y={bottom + 20} textAnchor="middle">{year.text}</text> : null}</g>
      })}
      {forecast.length > 1 ? <><polygon className="band" points={to.points(band)} /><polyline className="forecast" points={to.points(forecast)} /></> : null}
      {projection && projection.points.length > 1 ? <><polyline className="pace" points={to.points(projection.points)} /><PaceLabel at={projection.points[projection.points.length - 1] as TrendPoint} to={to} right={right} goal={goal.at} isSmall={size === 'small'} text={projection.text} /></> : null}
      <path className="as-of" d={`M${to.x(asOf.x)} ${top}V${bottom}`} />
      <polyline className="actual" points={to.points(actual)} />
      {actual.map((point, index) => <circle key={point.x} className={index === last ? 'full' : undefined} cx={to.x(point.x)} cy={to.y(point.y)} r={index === last ? 6 : 3.5} />)}
      <AsOfLabel at={{ x: to.x(asOf.x), y: to.y(asOf.y) }} right={forecast.length > 1 ? to.x(asOf.x) : right} bottom={bottom} text={asOf.text} note={asOf.note} />
      {end ? <EndLabel at={{ x: to.x(end.x), y: to.y(end.y) }} right={right} text={end.text} note={end.note} /> : null}
      {middle && last > 2 ? <text className="accent" x={to.x(middle.x) - 10} y={to.y(middle.y) - 8} textAnchor="end">{actualText}</text> : null}
    </svg>
  )
}

/** The figure of the as-of day, under its dot: at the right, or at the left near the edge and where a forecast begins. */
function AsOfLabel({ at, right, bottom, text, note }: { readonly at: TrendPoint; readonly right: number; readonly bottom: number; readonly text: string; readonly note: string }) {
  const leftward = at.x > right - 90
  const x = leftward ? at.x - 10 : at.x + 10
  const y = Math.min(at.y + 30, bottom - 24)
  const anchor = leftward ? 'end' : 'start'
  return <><text className="strong" x={x} y={y} textAnchor={anchor}>{text}</text><text x={x} y={y + 17} textAnchor={anchor}>{note}</text></>
}

/**
 * What the line of pace is: under its end, or above the goal where it ends there, so that the line does not run through the
 * words. A small picture has no room for it there; the sentence below says it.
 */
function PaceLabel({ at, to, right, goal, isSmall, text }: { readonly at: TrendPoint; readonly to: ReturnType<typeof trendScale>; readonly right: number; readonly goal: number; readonly isSmall: boolean; readonly text: string }) {
  const reaches = to.y(at.y) - to.y(goal) < 24
  if (reaches && isSmall) return null
  return <text x={reaches ? right : Math.min(to.x(at.x), right)} y={reaches ? to.y(goal) - 8 : to.y(at.y) + 20} textAnchor="end">{text}</text>
}

/** The end of the forecast, its words under the dot and never past the right edge. */
function EndLabel({ at, right, text, note }: { readonly at: TrendPoint; readonly right: number; readonly text: string; readonly note: string }) {
  const edge = at.x > right - 60
  const [x, anchor] = edge ? ([right, 'end'] as const) : ([at.x, 'middle'] as const)
  return <><circle className="full" cx={at.x} cy={at.y} r="4" /><text className="strong" x={x} y={at.y + 24} textAnchor={anchor}>{text}</text><text x={x} y={at.y + 40} textAnchor={anchor}>{note}</text></>
}
