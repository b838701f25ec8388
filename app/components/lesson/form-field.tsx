import type { ReactNode } from 'react'

export interface FormFieldProps {
  readonly label: string
  /** What to mind when filling it in; printed under the form, keyed by a number. */
  readonly note?: string
  readonly children?: ReactNode
}

/** One line of a form facsimile. FormFacsimile reads its attributes and draws it; alone it shows nothing. */
export function Field(_: FormFieldProps): null {
  return null
}
