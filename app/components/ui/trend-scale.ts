/** The drawing area of a trend chart, in SVG units. */
export interface TrendFrame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** One point of a series: `x` in the unit of the axis (quarters), `y` in percent. */
export interface TrendPoint {
  readonly x: number
  readonly y: number
}

/** Turns data into SVG coordinates, rounded to a tenth. Values beyond the axis stay on its edge. */
export function trendScale(frame: TrendFrame, x: { readonly from: number; readonly to: number }, y: { readonly from: number; readonly to: number }) {
  const tenth = (n: number) => Math.round(n * 10) / 10
  const share = (value: number, from: number, to: number) => Math.min(1, Math.max(0, (value - from) / (to - from || 1)))
  const px = (value: number) => tenth(frame.left + share(value, x.from, x.to) * (frame.right - frame.left))
  const py = (value: number) => tenth(frame.bottom - share(value, y.from, y.to) * (frame.bottom - frame.top))
  return { x: px, y: py, points: (series: readonly TrendPoint[]) => series.map((point) => `${px(point.x)},${py(point.y)}`).join(' ') }
}
