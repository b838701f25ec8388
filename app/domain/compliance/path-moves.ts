/**
 * What closes each requirement of a gap, by the rules of evidence, and whose move it is where nothing known does.
 * A course's final test proves its certificate, and its competencies up to a level. A competency that no course one can
 * take reaches is assessed by the head or observed at the counter: never instead of a test, or nobody would learn. A
 * paper that no course gives is handed in; all papers go in one visit, all assessments in one sitting.
 * Schooling below what is asked, and a revoked certificate without a course, are for HR to settle.
 * Source: positions.md §5 (evidence accepted for a level); compliance/next-steps.
 */
import type { EnrolRefusal } from '../enrolment/enrol-rules'
import { mayRenew } from '../enrolment/enrol-rules'
import type { Day } from '../kernel/day'
import { gradeReaches } from '../standard/evidence-grade'
import type { CertificateRequirement, Requirement } from '../standard/standard'
import { type BlockedCourse, type CourseFacts, type CourseWay, type OwnCourse, courseWay, daysToWait } from './course-way'
import { proves } from './next-steps'
import type { PathOption } from './path-option'
import type { Ordered } from './shortest-path'
import type { Leaf } from './standing-tree'

export type PathMove = 'hr' | 'city' | 'trainer' | 'legal'
export type Obstacle = 'no_post' | 'no_standard' | 'education_low' | 'hours_short' | 'revoked' | 'course_coming' | 'course_before_missing' | BlockedCourse

type Way = Extract<CourseWay, { kind: 'open' }>
export type CourseStep = { readonly kind: 'course'; readonly courseCode: string; readonly title: string; readonly enrolled: boolean; /** A coming class session has the officer on its list. */ readonly listed: boolean; /** Why one cannot enrol today. */ readonly refusal: EnrolRefusal | null } & Omit<Way, 'kind'>
export type StepOption = PathOption & Ordered & { readonly notBefore: Day | null } & (CourseStep | { readonly kind: 'document' | 'assessment' })

export type MovesQuestion = {
  readonly courses: readonly CourseFacts[]
  readonly own: (courseCode: string) => OwnCourse
  readonly comingCertificates: ReadonlyMap<string, string>
  readonly today: Day
  readonly horizon: Day
}

type Taken = { readonly course: CourseFacts; readonly own: OwnCourse; readonly way: CourseWay }
type Closing = 'course' | 'document' | 'assessment' | { readonly obstacle: Obstacle; readonly detail: string | null }

const MOVE: Readonly<Record<Obstacle, PathMove>> = { no_post: 'hr', no_standard: 'city', education_low: 'hr', hours_short: 'hr', revoked: 'hr', course_coming: 'city', course_before_missing: 'trainer', holds_certificate: 'hr', content_not_reviewed: 'legal', test_closed: 'trainer', no_class_session: 'trainer' }

/** In: the leaves to close. Out: the options of the search, and the leaves that none of them closes with whose move each is. */
export function wayToClose(gap: readonly Leaf[], question: MovesQuestion) {
  const taken = question.courses.map((course): Taken => {
    const own = question.own(course.courseCode)
    return { course, own, way: courseWay(course, own, question.today, question.horizon) }
  })
  const closings = gap.map((leaf) => ({ leaf, closing: closingOf(leaf, taken, question) }))
  const of = (kind: 'document' | 'assessment') => closings.flatMap(({ leaf, closing }) => (closing === kind ? [leaf.requirement.id] : []))
  const visit = (kind: 'document' | 'assessment', rank: number): StepOption[] => (of(kind).length === 0 ? [] : [{ id: kind, kind, closes: of(kind), minutes: 0, waitDays: 0, needs: [], rank, after: [], notBefore: null }])
  return {
    options: [...taken.flatMap((one) => courseOption(one, gap, taken, question)), ...visit('document', 2), ...visit('assessment', 3)],
    unclosed: closings.flatMap(({ leaf, closing }) => (typeof closing === 'string' ? [] : [{ requirement: leaf.requirement, ...closing, move: MOVE[closing.obstacle] }])),
  }
}

const courseId = (code: string) => `course:${code}`

function courseOption({ course, own, way }: Taken, gap: readonly Leaf[], taken: readonly Taken[], { today }: MovesQuestion): StepOption[] {
  if (way.kind === 'blocked') return []
  const closes = gap.filter(({ requirement }) => isReached(way, requirement) && proves(course, requirement)).map(({ requirement }) => requirement.id)
  const still = course.prerequisites.filter((code) => taken.some((one) => one.course.courseCode === code && one.own.held === null)).map(courseId)
  const unknown = course.prerequisites.filter((code) => !taken.some((one) => one.course.courseCode === code)).map(courseId)
  const { kind: _, ...rest } = way
  return [{
    id: courseId(course.courseCode),
    kind: 'course',
    courseCode: course.courseCode,
    title: course.title,
    enrolled: own.enrolled,
    listed: own.sessions.some(({ listed }) => listed),
    refusal: own.enrolled || own.held === null || mayRenew(own.held.lastDay, today) ? null : { kind: 'still_certified', lastDay: own.held.lastDay },
    closes,
    minutes: way.lessonMinutes + way.testMinutes,
    waitDays: daysToWait(way.notBefore, today),
    needs: course.prerequisitesRequired ? [...still, ...unknown] : [],
    after: course.prerequisitesRequired ? [] : still,
    rank: own.enrolled ? 0 : 1,
    ...rest,
  }]
}

function closingOf(leaf: Leaf, taken: readonly Taken[], question: MovesQuestion): Closing {
  const { requirement, near } = leaf
  const proving = taken.filter(({ course }) => proves(course, requirement))
  if (proving.some(({ way }) => way.kind === 'open' && isReached(way, requirement))) return 'course'
  switch (requirement.kind) {
    case 'competency':
      return 'assessment'
    case 'education':
      return near?.reason === 'education' ? { obstacle: 'education_low', detail: null } : 'document'
    case 'document':
      return 'document'
    case 'training_hours':
      return { obstacle: 'hours_short', detail: null }
    case 'certificate':
      return certificateClosing(requirement, leaf, proving, question)
  }
}

/** Whether a pass on this way is as strong a proof as is asked. */
const isReached = ({ grade }: Way, { minGrade }: Requirement): boolean => gradeReaches(grade, minGrade)

/** A certificate that no course gives now: why its course does not, or the paper that is handed in. */
function certificateClosing({ certificateTypeId }: CertificateRequirement, { near }: Leaf, proving: readonly Taken[], { comingCertificates }: MovesQuestion): Closing {
  const blocked = proving.flatMap(({ course, way }) => (way.kind === 'blocked' ? [{ obstacle: way.reason, detail: course.courseCode }] : []))[0]
  if (blocked !== undefined) return blocked
  // Open, but its test is not watched: too weak a proof for what is asked until there is a proctored session.
  const weak = proving[0]
  if (weak !== undefined) return { obstacle: 'no_class_session', detail: weak.course.courseCode }
  if (near?.reason === 'revoked') return { obstacle: 'revoked', detail: null }
  const coming = comingCertificates.get(certificateTypeId)
  return coming === undefined ? 'document' : { obstacle: 'course_coming', detail: coming }
}
