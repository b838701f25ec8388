/**
 * How a person's row differs between what was signed and what is known now, for the same day: who was not counted then, who
 * is not counted any more, who meets the standard or does not, and changes of post or of the number of requirements met.
 */
export type CountedRow = { readonly unitId: string; readonly positionId: string; readonly meets: boolean; readonly metCount: number; readonly totalCount: number }
export type RowChange = 'added' | 'removed' | 'meets' | 'fails' | 'moved' | 'requirements'

/** Null: the same. In: the row as signed and as known now; null = not counted. */
export function rowChange(then: CountedRow | null, now: CountedRow | null): RowChange | null {
  if (then === null) return now === null ? null : 'added'
  if (now === null) return 'removed'
  if (then.meets !== now.meets) return now.meets ? 'meets' : 'fails'
  if (then.unitId !== now.unitId || then.positionId !== now.positionId) return 'moved'
  return then.metCount === now.metCount && then.totalCount === now.totalCount ? null : 'requirements'
}
