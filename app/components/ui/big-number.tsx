import type { ReactNode } from 'react'

export interface BigNumberProps {
  /** "82,1" and, smaller, "%". */
  readonly value: string
  readonly unit?: string
  /** "9.523 trên 11.600 người thuộc diện đánh giá": never a bare percentage. */
  readonly denominator: ReactNode
}

/** The one big number of a page, with its denominator. */
export function BigNumber({ value, unit, denominator }: BigNumberProps) {
  return <><p className="big-number num">{value}{unit === undefined ? null : <small>{'\u00a0'}{unit}</small>}</p><p className="denominator">{denominator}</p></>
}
