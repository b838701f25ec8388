const RADIUS = 60.5
const GAP_DEGREES = 5.6

export interface StandingRingProps {
  readonly met: number
  readonly total: number
  /** "4 trên 6 yêu cầu đã đạt" */
  readonly label: string
}

/** One segment a requirement, with gaps, so that it can be counted; only the number in the middle. */
export function StandingRing({ met, total, label }: StandingRingProps) {
  const count = Math.max(1, total)
  const round = 2 * Math.PI * RADIUS
  const gap = count === 1 ? 0 : GAP_DEGREES
  const dash = ((360 / count - gap) / 360) * round
  return (
    <svg className="standing-ring" width="132" height="132" viewBox="0 0 132 132" role="img" aria-label={label}>
      {Array.from({ length: count }, (_, index) => (
        <circle
          key={index}
          className={index < met ? 'done' : 'open'}
          cx="66" cy="66" r={RADIUS} fill="none" strokeWidth="11"
          strokeDasharray={`${dash.toFixed(1)} ${(round - dash).toFixed(1)}`}
          transform={`rotate(${(-90 + gap / 2 + (index * 360) / count).toFixed(1)} 66 66)`}
        />
      ))}
      <text x="66" y="79" textAnchor="middle" fontSize="38" fontWeight="700">{met}<tspan fontSize="20" fontWeight="500" dx="3">/{total}</tspan></text>
    </svg>
  )
}
