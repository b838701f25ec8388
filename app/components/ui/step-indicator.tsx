import { classNames } from './class-names'
import { Icon } from './icon'

export interface StepIndicatorProps {
  /** "Bước 2 trên 4" */
  readonly label: string
  readonly steps: readonly string[]
  /** Which one it is, from 1. */
  readonly current: number
}

/** Where one is in a task of several pages. */
export function StepIndicator({ label, steps, current }: StepIndicatorProps) {
  return (
    <nav aria-label={label}>
      <p className="step-now">{label}</p>
      <ol className="stages">
        {steps.map((step, index) => (
          <li key={step} className={classNames(index + 1 < current && 'done', index + 1 === current && 'now') || undefined} aria-current={index + 1 === current ? 'step' : undefined}>
            <span className="no num">{index + 1 < current ? <Icon name="check" /> : index + 1}</span>{step}
          </li>
        ))}
      </ol>
    </nav>
  )
}
