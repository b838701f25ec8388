import type { ReactNode } from 'react'

export interface PathStepsProps {
  readonly steps: readonly { readonly act: ReactNode; readonly cost?: ReactNode; readonly date?: ReactNode; readonly href?: string }[]
  readonly goal: { readonly text: string; readonly note?: ReactNode }
}

/** The shortest way to the standard: the next step filled, the goal a green tick. */
export function PathSteps({ steps, goal }: PathStepsProps) {
  return (
    <ol className="path">
      {steps.map((step, index) => (
        <li key={index} className={index === 0 ? 'next' : undefined}>
          <b>{step.href === undefined ? step.act : <a href={step.href}>{step.act}</a>}</b>
          {step.cost === undefined ? null : <span>{step.cost}</span>}
          {step.date === undefined ? null : <em className="num">{step.date}</em>}
        </li>
      ))}
      <li className="goal"><b>{goal.text}</b>{goal.note === undefined ? null : <span>{goal.note}</span>}</li>
    </ol>
  )
}
