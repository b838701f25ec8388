/**
 * A lesson's front matter against its course: the same id, number, title, minutes and objectives as course.yaml says,
 * competencies of the course, legal ids once each, a state no higher than its legal bases. Source: writing-guide §10, §30.
 */
import { duplicates } from '../content/duplicates'
import { type DataFault, type DataPath, fault } from '../content/fault'
import { weakestState } from '../content/review-state'
import type { CourseFile, CourseLesson } from '../course/course-definition'
import type { LessonFile } from './lesson-definition'

/** Every disagreement; paths are those of the front matter. */
export function checkFrontMatter(lesson: LessonFile, course: CourseFile): DataFault[] {
  const row = course.lessons.find(({ number }) => number === lesson.number)
  if (row === undefined) return [fault(['number'], 'lessonUnlisted', { lesson: lesson.number })]
  return [
    ...sameFaults(lesson, course, row),
    ...objectiveFaults(lesson, row),
    ...lesson.competencies.flatMap((code, i) => (course.competencies.some((one) => one.code === code) ? [] : [fault(['competencies', i], 'competencyUnknown', { code })])),
    ...duplicates(lesson.legal, ['legal']),
    ...stateFaults(lesson, course),
  ]
}

function sameFaults(lesson: LessonFile, course: CourseFile, row: CourseLesson): DataFault[] {
  const pairs: [DataPath, string | number, string | number][] = [
    [['id'], lesson.id, `${course.id}-${row.number}`],
    [['course'], lesson.course, course.id],
    [['title'], lesson.title, row.title],
    [['minutes'], lesson.minutes, row.minutes],
  ]
  return pairs.filter(([, given, expected]) => given !== expected).map(([path, , expected]) => fault(path, 'lessonDiffers', { field: String(path[0]), expected }))
}

function objectiveFaults(lesson: LessonFile, row: CourseLesson): DataFault[] {
  const missing = row.objectives.filter(({ id }) => !lesson.objectives.some((one) => one.id === id))
  return [
    ...missing.map(({ id }) => fault(['objectives'], 'objectiveDiffers', { id })),
    ...lesson.objectives.flatMap(({ id, text }, i) => {
      const known = row.objectives.find((one) => one.id === id)
      if (known === undefined) return [fault(['objectives', i], 'objectiveUnknown', { id })]
      return known.text === text ? [] : [fault(['objectives', i], 'objectiveDiffers', { id })]
    }),
  ]
}

function stateFaults(lesson: LessonFile, course: CourseFile): DataFault[] {
  const states = course.legal.filter((row) => lesson.legal.includes(row.id)).map((row) => row.state)
  const unsigned = lesson.reviewState === 'reviewed' && (lesson.reviewedBy === '' || lesson.reviewedOn === '')
  return unsigned || weakestState([lesson.reviewState, ...states]) !== lesson.reviewState ? [fault(['review_state'], 'stateTooHigh', { state: lesson.reviewState })] : []
}
