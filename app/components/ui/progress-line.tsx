export interface ProgressLineProps {
  /** From 0 to 1. */
  readonly value: number
  /** What the line says, in words: "Đã đọc 62 phần trăm". Without it the line is decoration beside the same figure. */
  readonly label?: string
  /** `line`: rounded. `bar`: for charts. `top`: the reading progress under the header (behaviour/lesson.ts moves it). */
  readonly look?: 'line' | 'bar' | 'top'
}

const LOOKS = { line: 'line', bar: 'line flat-ends', top: 'line progress-top noprint' } as const

/** A share of a whole, drawn with attributes only (no inline style). */
export function ProgressLine({ value, label, look = 'line' }: ProgressLineProps) {
  const width = Math.round(Math.min(1, Math.max(0, value)) * 1000) / 10
  const named = label === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const)
  return (
    <svg className={LOOKS[look]} viewBox="0 0 100 8" preserveAspectRatio="none" {...named} data-progress-line={look === 'top' ? '' : undefined}>
      <rect className="line-ground" width="100" height="8" />
      <rect className="line-fill" width={width} height="8" />
    </svg>
  )
}
