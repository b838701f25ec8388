import type { ReactNode } from 'react'

export interface OptionProps {
  /** Written bare. Exactly one option of a Check has it. */
  readonly correct?: boolean
  /** The explanation: what you did, why it fails here, how to get it right. */
  readonly why: string
  readonly children?: ReactNode
}

/** One option of a Check, which reads its attributes and draws it; alone it shows nothing. */
export function Option(_: OptionProps): null {
  return null
}
