/**
 * The share of people who comply, as it may be said: no rate for fewer than five people (one person must not be
 * read off a rate), none for nobody. Classes are fixed, so that two dates compare; the lower bound belongs to the
 * class, and 99,9 is not 100. Source: look.md §5 (Colour scale).
 */

/** People counted, and those of them who comply. */
export type Count = { readonly people: number; readonly met: number }

/** With fewer people than this no rate is shown. */
export const FEW_PEOPLE = 5

/** 1: under 70 … 5: exactly 100; 0: too few people; null: nobody. */
export type ShareClass = 0 | 1 | 2 | 3 | 4 | 5 | null

/** The class of a unit. In: people who comply, people counted (met ≤ people, both ≥ 0). Compared in whole numbers. */
export function shareClass(met: number, people: number): ShareClass {
  if (people === 0) return null
  if (people < FEW_PEOPLE) return 0
  if (met === people) return 5
  if (met * 100 >= people * 90) return 4
  if (met * 100 >= people * 80) return 3
  return met * 100 >= people * 70 ? 2 : 1
}

/** The rate in percent (0–100), or null when none may be said. */
export function sharePercent(met: number, people: number): number | null {
  return people < FEW_PEOPLE ? null : (met * 100) / people
}
