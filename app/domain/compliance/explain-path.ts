/**
 * The sentences of the path: a message key of the namespace `path` and its values. Switches are exhaustive: a new kind
 * of step, wait or obstacle without a sentence does not compile. Days are written as in running text.
 */
import { partsOfDay } from '../kernel/day'
import { formatDay } from '../kernel/vietnamese-format'
import type { Wait } from './course-way'
import type { Explanation } from './explain'
import type { Obstacle, PathMove } from './path-moves'
import type { Unclosed } from './path-to-standard'

const say = (key: string, values: Explanation['values'] = {}): Explanation => ({ key, values })

/** Hours and minutes of work: "3 giờ 20 phút". In: whole minutes. */
export function explainMinutes(minutes: number): Explanation {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return say('minutes', { rest })
  return rest === 0 ? say('hours', { hours }) : say('hoursMinutes', { hours, rest })
}

/** What one must wait for, whatever the pace. */
export function explainWait(wait: Wait): Explanation {
  switch (wait.kind) {
    case 'retry':
      return say('waitRetry', { day: formatDay(wait.until) })
    case 'opens':
      return say('waitOpens', { day: formatDay(wait.until) })
    case 'renewal':
      return say('waitRenewal', { day: formatDay(wait.until) })
    case 'new_year':
      return say('waitNewYear', { day: formatDay(wait.until), year: partsOfDay(wait.until).year })
    case 'session':
      return say(wait.session.listed ? 'waitSession' : 'waitSessionUnlisted', { name: wait.session.name, place: wait.session.place, day: formatDay(wait.until) })
    case 'marking':
      return say('waitMarking')
  }
}

const OBSTACLE_KEYS: Readonly<Record<Obstacle, string>> = {
  no_post: 'obstacleNoPost',
  no_standard: 'obstacleNoStandard',
  education_low: 'obstacleEducationLow',
  grade_low: 'obstacleGradeLow',
  hours_short: 'obstacleHoursShort',
  revoked: 'obstacleRevoked',
  course_coming: 'obstacleCourseComing',
  course_before_missing: 'obstacleCourseBefore',
  holds_certificate: 'obstacleHolds',
  content_not_reviewed: 'obstacleNotReviewed',
  test_closed: 'obstacleClosed',
  no_class_session: 'obstacleNoSession',
  no_seat: 'obstacleNoSeat',
}

/** Why no known step closes a requirement. */
export function explainObstacle({ obstacle, detail }: Pick<Unclosed, 'obstacle' | 'detail'>): Explanation {
  return say(OBSTACLE_KEYS[obstacle], obstacle === 'grade_low' ? { grade: detail ?? '' } : { course: detail ?? '' })
}

/** Whose move it is. */
export function explainMove(move: PathMove): Explanation {
  switch (move) {
    case 'officer':
      return say('moveOfficer')
    case 'head':
      return say('moveHead')
    case 'system':
      return say('moveSystem')
    case 'hr':
      return say('moveHr')
    case 'city':
      return say('moveCity')
    case 'trainer':
      return say('moveTrainer')
    case 'legal':
      return say('moveLegal')
  }
}
