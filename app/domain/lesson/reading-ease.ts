/**
 * Lessons that read much harder, or choppier, than the rest of their course, by the length of their sentences in
 * syllables. Held against the course and not against a number: law and dialogue differ. Source: issue "Courses" (checked).
 */
const FARTHEST = 0.35
/** Fewer lessons have no usual length. */
const ENOUGH = 3

export type ReadLesson = { readonly number: string; readonly sentence: number }
export type EaseOutlier = { readonly number: string; readonly sentence: number; readonly usual: number }

/** The lessons whose mean sentence is more than 35 % away from the middle of the course. */
export function easeOutliers(lessons: readonly ReadLesson[]): EaseOutlier[] {
  const lengths = lessons.map(({ sentence }) => sentence).sort((a, b) => a - b)
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0
  if (lengths.length < ENOUGH || usual === 0) return []
  return lessons.filter(({ sentence }) => Math.abs(sentence - usual) > usual * FARTHEST).map(({ number, sentence }) => ({ number, sentence: Math.round(sentence * 10) / 10, usual: Math.round(usual * 10) / 10 }))
}
