/**
 * What closes each requirement of a gap, by the rules of evidence, and whose move it is where nothing known does.
 * A course's final test proves its certificate, and its competencies up to a level. A competency that no course one can
 * take reaches is assessed by the head or observed at the counter: never instead of a test, or nobody would learn. A
 * paper that no course gives is handed in; all papers go in one visit, all assessments in one sitting. Tiết of courses
 * add up to the yearly hours (path-hours); what they do not reach is whose move cause.ts says.
 * Schooling below what is asked, a revoked certificate without a course, and a paper where a grade is asked that no paper
 * has, are for HR to settle. Source: positions.md §5 (evidence accepted for a level); compliance/next-steps.
 */
import { PAPER_GRADE, gradeReaches } from '../standard/evidence-grade'
import type { CertificateRequirement, Requirement } from '../standard/standard'
import { moverOf } from './cause'
import { type BlockedCourse, type CourseFacts, type CourseWay, type OwnCourse, courseWay } from './course-way'
import { proves } from './next-steps'
import { type MovesQuestion, type StepOption, type Taken, courseOption, isReached } from './path-course'
import { hoursGiven } from './path-hours'
import type { Leaf } from './standing-tree'
import { learntAlone } from './study-days'

export type PathMove = 'officer' | 'head' | 'system' | 'hr' | 'city' | 'trainer' | 'legal'
export type Obstacle = 'no_post' | 'no_standard' | 'education_low' | 'grade_low' | 'hours_short' | 'revoked' | 'course_coming' | 'course_before_missing' | BlockedCourse

type Closing = 'course' | 'document' | 'assessment' | { readonly obstacle: Obstacle; readonly detail: string | null }

const MOVE: Readonly<Record<Exclude<Obstacle, 'hours_short'>, PathMove>> = { no_post: 'hr', no_standard: 'city', education_low: 'hr', grade_low: 'hr', revoked: 'hr', course_coming: 'city', course_before_missing: 'trainer', holds_certificate: 'hr', content_not_reviewed: 'legal', test_closed: 'trainer', no_class_session: 'trainer', no_seat: 'system' }

/** In: the leaves to close. Out: the options of the search, and the leaves that none of them closes with whose move each is. */
export function wayToClose(gap: readonly Leaf[], question: MovesQuestion) {
  const taken = question.courses.map((course): Taken => {
    const own = question.own(course.courseCode)
    return { course, own, way: wayFrom(course, own, question) }
  })
  const closings = gap.map((leaf) => ({ leaf, closing: closingOf(leaf, taken, question) }))
  const of = (kind: 'document' | 'assessment') => closings.flatMap(({ leaf, closing }) => (closing === kind ? [leaf.requirement.id] : []))
  const visit = (kind: 'document' | 'assessment', rank: number): StepOption[] => (of(kind).length === 0 ? [] : [{ id: kind, kind, closes: of(kind), minutes: 0, waitDays: 0, needs: [], rank, after: [], notBefore: null, by: null }])
  return {
    options: [...taken.flatMap((one) => courseOption(one, gap, taken, question)), ...visit('document', 2), ...visit('assessment', 3)],
    unclosed: closings.flatMap(({ leaf, closing }) => (typeof closing === 'string' ? [] : [{ requirement: leaf.requirement, ...closing, move: moveOf(closing.obstacle, taken) }])),
  }
}

/** The way of a course whose lessons are learnt no sooner than they can be alone, and no sooner than is known of it (or than `from`). */
export function wayFrom(course: CourseFacts, own: OwnCourse, { today, horizon, days, pace, learntFrom }: MovesQuestion, from = learntFrom.get(course.courseCode) ?? today): CourseWay {
  return courseWay(course, own, today, horizon, (minutes) => {
    const alone = minutes === 0 ? today : learntAlone(days, minutes, pace)
    return alone > from ? alone : from
  })
}

/** Of yearly hours as everywhere (cause.ts): who is on a course that gives some finishes it, else the head finds classes. */
function moveOf(obstacle: Obstacle, taken: readonly Taken[]): PathMove {
  if (obstacle !== 'hours_short') return MOVE[obstacle]
  return moverOf({ cause: 'never_trained', kind: 'training_hours', enrolled: taken.some(({ course, own }) => own.enrolled && hoursGiven(course, own) > 0), offered: taken.some(({ course, own }) => hoursGiven(course, own) > 0) })
}

function closingOf(leaf: Leaf, taken: readonly Taken[], question: MovesQuestion): Closing {
  const { requirement, near } = leaf
  const proving = taken.filter(({ course }) => proves(course, requirement))
  if (proving.some(({ way }) => way.kind === 'open' && isReached(way, requirement))) return 'course'
  switch (requirement.kind) {
    case 'competency':
      return 'assessment'
    case 'education':
      return near?.reason === 'education' ? { obstacle: 'education_low', detail: null } : paperClosing(requirement)
    case 'document':
      return paperClosing(requirement)
    case 'training_hours':
      return question.hoursYear !== null ? 'course' : { obstacle: 'hours_short', detail: null }
    case 'certificate':
      return certificateClosing(requirement, leaf, proving, question)
  }
}

/** Handing in a paper, where a paper can be as strong as is asked. */
function paperClosing({ minGrade }: Requirement): Closing {
  return gradeReaches(PAPER_GRADE, minGrade) ? 'document' : { obstacle: 'grade_low', detail: minGrade ?? null }
}

/** A certificate that no course gives now: why its course does not, or the paper that is handed in. */
function certificateClosing(requirement: CertificateRequirement, { near }: Leaf, proving: readonly Taken[], { comingCertificates }: MovesQuestion): Closing {
  const blocked = proving.flatMap(({ course, way }) => (way.kind === 'blocked' ? [{ obstacle: way.reason, detail: course.courseCode }] : []))[0]
  if (blocked !== undefined) return blocked
  // Open, but its test is not watched: too weak a proof for what is asked until there is a proctored session.
  const weak = proving[0]
  if (weak !== undefined) return { obstacle: 'no_class_session', detail: weak.course.courseCode }
  if (near?.reason === 'revoked') return { obstacle: 'revoked', detail: null }
  const coming = comingCertificates.get(requirement.certificateTypeId)
  return coming === undefined ? paperClosing(requirement) : { obstacle: 'course_coming', detail: coming }
}
