/**
 * What the figures of a test say in plain words, as typed readings; the sentences stand in the catalogues.
 * Source: limits of Moodle's guidance for quizzes (CIC from 75 satisfactory, below 64 poor; error ratio above 50 poor);
 * for a test of mastery a high mean is meant, so only extremes are told.
 */
import { ENOUGH } from './question-reading'
import type { TestStatistics } from './test-statistics'

export type TestReading =
  | { readonly kind: 'few_attempts'; readonly attempts: number }
  | { readonly kind: 'mean_low' | 'mean_fitting' | 'mean_high'; readonly percent: number }
  | { readonly kind: 'consistency_good' | 'consistency_fair' | 'consistency_poor'; readonly value: number }
  | { readonly kind: 'luck_large' | 'luck_small'; readonly value: number }
  /** Within this many points of the pass mark the result may be chance. */
  | { readonly kind: 'border'; readonly points: number }

/** What is to be said of the test, one reading a figure that there is. At least one. */
export function readTest(test: TestStatistics): TestReading[] {
  if (test.attempts < ENOUGH) return [{ kind: 'few_attempts', attempts: test.attempts }]
  return [...ofMean(test), ...ofConsistency(test.consistency.value), ...ofLuck(test.errorRatio.value), ...ofBorder(test.standardError.value)]
}

function ofMean({ mean: { value }, maximum }: TestStatistics): TestReading[] {
  if (value === null || maximum === 0) return []
  const percent = (100 * value) / maximum
  return [{ kind: percent < 50 ? 'mean_low' : percent > 95 ? 'mean_high' : 'mean_fitting', percent }]
}

function ofConsistency(value: number | null): TestReading[] {
  return value === null ? [] : [{ kind: value >= 75 ? 'consistency_good' : value >= 64 ? 'consistency_fair' : 'consistency_poor', value }]
}

function ofLuck(value: number | null): TestReading[] {
  return value === null ? [] : [{ kind: value > 50 ? 'luck_large' : 'luck_small', value }]
}

function ofBorder(points: number | null): TestReading[] {
  return points === null ? [] : [{ kind: 'border', points }]
}
