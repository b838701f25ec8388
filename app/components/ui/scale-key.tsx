import { scaleClass, type ScaleStep } from './scale-step'

export interface ScaleKeyProps {
  /** "Tỷ lệ đạt, %" */
  readonly title: string
  readonly steps: readonly { readonly step: ScaleStep; readonly text: string }[]
}

/** The legend of the colour scale, under a map or a heat table. */
export function ScaleKey({ title, steps }: ScaleKeyProps) {
  return <div className="key"><span className="xs">{title}</span>{steps.map((entry) => <span key={entry.text}><i className={scaleClass(entry.step)} />{entry.text}</span>)}</div>
}
