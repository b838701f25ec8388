/**
 * Whether a learner's results of a course can be recognised: a final test passed within the period (a test opens only after
 * the lessons it asks for). If not, the first thing that stands against it, in the order in which a learner comes to it.
 * Source: certificates.md §2 ("danh sách học viên đủ/không đủ điều kiện": practice); product choice of the reasons.
 */
export type LearnerFacts = {
  readonly withdrawn: boolean
  readonly lessonsDone: number
  readonly lessons: number
  /** Tests whose verdict was given within the period, and those that wait for it. */
  readonly tests: number
  readonly passed: boolean
  /** One was passed, and its certificate has been revoked. */
  readonly revoked: boolean
  /** Holds a certificate of the course: only lessons that changed since are asked for. */
  readonly renewing: boolean
  /** One is under way or waits for its marks. */
  readonly waiting: boolean
}

export type LearnerFault = { readonly kind: 'withdrawn' | 'notStarted' | 'notTested' | 'waiting' | 'revoked' | 'failed' } | { readonly kind: 'lessonsLeft'; readonly left: number }
export type Eligibility = { readonly ok: true } | { readonly ok: false; readonly reason: LearnerFault }

/** The decision. Total. */
export function learnerEligibility({ withdrawn, lessonsDone, lessons, tests, passed, revoked, renewing, waiting }: LearnerFacts): Eligibility {
  const no = (reason: LearnerFault): Eligibility => ({ ok: false, reason })
  if (passed) return { ok: true }
  if (withdrawn) return no({ kind: 'withdrawn' })
  if (waiting) return no({ kind: 'waiting' })
  if (revoked) return no({ kind: 'revoked' })
  if (tests > 0) return no({ kind: 'failed' })
  if (renewing) return no({ kind: 'notTested' })
  if (lessonsDone === 0 && lessons > 0) return no({ kind: 'notStarted' })
  return lessonsDone < lessons ? no({ kind: 'lessonsLeft', left: lessons - lessonsDone }) : no({ kind: 'notTested' })
}

/** The reason as the list prints it. Total. */
export function eligibilityText(eligibility: Eligibility): string {
  if (eligibility.ok) return ''
  const { reason } = eligibility
  switch (reason.kind) {
    case 'withdrawn':
      return 'Đã rút khỏi khóa học'
    case 'notStarted':
      return 'Chưa học bài nào'
    case 'lessonsLeft':
      return `Còn ${reason.left} bài chưa học xong`
    case 'notTested':
      return 'Chưa thi cuối khóa'
    case 'waiting':
      return 'Bài thi đang làm hoặc đang chấm'
    case 'revoked':
      return 'Giấy chứng nhận đã bị thu hồi'
    case 'failed':
      return 'Thi chưa đạt'
  }
}
