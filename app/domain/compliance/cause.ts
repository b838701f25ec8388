/**
 * Why a requirement is not met, and whose move it is. Each person who does not comply is counted once, under the first
 * cause of his or her missing requirements, so that causes, and movers, add up to the number of people who do not comply.
 * Order: what takes longest to put right first. New post: within 180 days of the posting (product choice, issue
 * "Compliance"). Standard changed: the version before did not ask for it, and the post was already held.
 */
import { type Day, addDays } from '../kernel/day'
import { type DaySpan, contains } from '../kernel/day-span'
import type { Requirement, StandardVersion } from '../standard/standard'
import { type ProvingCourse, givesHours, proves } from './next-steps'
import type { MissingLeaf } from './standing-tree'
import { subjectOf } from './suffices'

export const causes = ['never_trained', 'standard_changed', 'new_post', 'exam_failed', 'expired', 'document_missing', 'no_standard'] as const
export type Cause = (typeof causes)[number]

/** system: a certificate is asked for that no course on offer gives, so nobody can have a seat. */
export const movers = ['officer', 'head', 'hr', 'system'] as const
export type Mover = (typeof movers)[number]

/** For so many days a post is new. */
export const NEW_POST_DAYS = 180

/** A time on a course, or the time after a final test of it was failed, with what the course proves when passed. */
export type LearningFact = Pick<ProvingCourse, 'certificateTypeId' | 'competencies' | 'periods'> & { readonly kind: 'enrolled' | 'failed'; readonly span: DaySpan }

export type LeafQuestion = {
  /** The first day in the position without a break (heldSince): a merger, which posts everybody anew, makes nobody new to the post. */
  readonly since: Day
  readonly standard: StandardVersion
  /** The version of the same position that ended when this one began; null when it is the first. */
  readonly previous: StandardVersion | null
  readonly learning: readonly LearningFact[]
  readonly asOf: Day
}

/** The cause of one missing leaf on a day. Total. */
export function causeOf({ requirement, near }: Pick<MissingLeaf, 'requirement' | 'near'>, { since, standard, previous, learning, asOf }: LeafQuestion): Cause {
  if (isOver(near)) return 'expired'
  if (learning.some((one) => one.kind === 'failed' && contains(one.span, asOf) && proves(one, requirement))) return 'exam_failed'
  if (previous !== null && since < standard.span.from && !asks(previous, requirement)) return 'standard_changed'
  if (!isTrained(requirement)) return 'document_missing'
  return asOf < addDays(since, NEW_POST_DAYS) ? 'new_post' : 'never_trained'
}

/** It was enough once and is over. */
function isOver(near: MissingLeaf['near']): boolean {
  return near?.reason === 'expired' || near?.reason === 'revoked'
}

/** Whether the officer is on a course, on the day, that proves the requirement or gives tiết towards it. */
export function isEnrolled(requirement: Requirement, learning: readonly LearningFact[], asOf: Day): boolean {
  return learning.some((one) => one.kind === 'enrolled' && contains(one.span, asOf) && (proves(one, requirement) || givesHours(one, requirement)))
}

/**
 * Whose move a missing requirement is. In: its cause and what it is of (null when there is no standard), whether the
 * officer is on a course for it, and whether a course on offer proves it. Yearly hours are the officer's while on a course
 * that gives some, else the head's, who sends people to classes: the path and the sheets ask here too. Total.
 */
export function moverOf(gap: { readonly cause: Cause; readonly kind: Requirement['kind'] | null; readonly enrolled: boolean; readonly offered: boolean }): Mover {
  const { cause, kind, enrolled, offered } = gap
  if (kind === null || cause === 'no_standard' || !isTrained({ kind })) return 'hr'
  if (enrolled) return 'officer'
  if (!offered) return kind === 'certificate' ? 'system' : 'head'
  return cause === 'exam_failed' || cause === 'expired' ? 'officer' : 'head'
}

/** Learnt by course or shown at work, not handed in as a paper. */
function isTrained({ kind }: Pick<Requirement, 'kind'>): boolean {
  return kind === 'competency' || kind === 'certificate' || kind === 'training_hours'
}

function asks(version: StandardVersion, requirement: Requirement): boolean {
  return version.requirements.some((one) => subjectOf(one) === subjectOf(requirement) && (one.kind !== 'competency' || requirement.kind !== 'competency' || one.level >= requirement.level))
}
