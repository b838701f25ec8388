/**
 * The sentences of the path: a message key of the namespace `path` and its values. Switches are exhaustive: a new kind
 * of step, wait or obstacle without a sentence does not compile. Days are written as in running text.
 */
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
    case 'session':
      return say(wait.session.listed ? 'waitSession' : 'waitSessionUnlisted', { name: wait.session.name, place: wait.session.place, day: formatDay(wait.until) })
    case 'marking':
      return say('waitMarking')
  }
}

/** Why no known step closes a requirement. */
export function explainObstacle({ obstacle, detail }: Pick<Unclosed, 'obstacle' | 'detail'>): Explanation {
  return say(obstacleKey(obstacle), { course: detail ?? '' })
}

function obstacleKey(obstacle: Obstacle): string {
  switch (obstacle) {
    case 'no_post':
      return 'obstacleNoPost'
    case 'no_standard':
      return 'obstacleNoStandard'
    case 'education_low':
      return 'obstacleEducationLow'
    case 'revoked':
      return 'obstacleRevoked'
    case 'course_coming':
      return 'obstacleCourseComing'
    case 'course_before_missing':
      return 'obstacleCourseBefore'
    case 'holds_certificate':
      return 'obstacleHolds'
    case 'content_not_reviewed':
      return 'obstacleNotReviewed'
    case 'test_closed':
      return 'obstacleClosed'
    case 'no_class_session':
      return 'obstacleNoSession'
  }
}

/** Whose move it is. */
export function explainMove(move: PathMove): Explanation {
  switch (move) {
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
