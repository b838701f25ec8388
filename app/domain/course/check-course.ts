/**
 * Whether a course agrees with itself and with the catalogues: blueprint totals, modules and lessons, ★ only inside V,
 * certificate, competencies and positions that exist, no legal id twice. Source: course.yaml; curriculum.md (KH2).
 */
import { duplicates } from '../content/duplicates'
import { type DataFault, fault } from '../content/fault'
import { weakestState } from '../content/review-state'
import { blueprintTotal } from './blueprint'
import { testSettingsFaults } from './check-test-settings'
import { type CourseFile, objectivesOf } from './course-definition'

/** What a course may refer to. */
export type CourseCatalogues = {
  readonly competencies: ReadonlySet<string>
  readonly certificates: ReadonlySet<string>
  readonly positions: ReadonlySet<string>
}

/** Every fault of a course that its schema cannot see. Paths are those of course.yaml. */
export function checkCourse(course: CourseFile, known: CourseCatalogues): DataFault[] {
  return [
    ...duplicates(course.legal.map((row) => row.id), ['legal']),
    ...duplicates(course.lessons.map((lesson) => lesson.number), ['lessons']),
    ...duplicates(course.lessons.flatMap((lesson) => lesson.objectives.map((objective) => objective.id)), ['lessons']),
    ...referenceFaults(course, known),
    ...moduleFaults(course),
    ...blueprintFaults(course),
    ...testSettingsFaults(course),
    ...stateFaults(course),
  ]
}

function referenceFaults(course: CourseFile, known: CourseCatalogues): DataFault[] {
  return [
    ...(known.certificates.has(course.certificate) ? [] : [fault(['certificate'], 'certificateUnknown', { code: course.certificate })]),
    ...course.competencies.flatMap(({ code }, i) => (known.competencies.has(code) ? [] : [fault(['competencies', i, 'code'], 'competencyUnknown', { code })])),
    ...course.audience.flatMap((code, i) => (known.positions.has(code) ? [] : [fault(['audience', i], 'positionUnknown', { code })])),
  ]
}

function moduleFaults(course: CourseFile): DataFault[] {
  const inModules = course.modules.flatMap((module) => module.lessons)
  return course.lessons
    .map((lesson) => lesson.number)
    .concat(inModules)
    .filter((number, i, all) => all.indexOf(number) === i)
    .filter((number) => inModules.filter((other) => other === number).length !== 1 || !course.lessons.some((lesson) => lesson.number === number))
    .map((number) => fault(['modules'], 'moduleLesson', { lesson: number }))
}

function blueprintFaults(course: CourseFile): DataFault[] {
  const path = ['final_test', 'blueprint'] as const
  const { blueprint, questions, lessonTotals, bankMinimum } = course.finalTest
  const objectives = objectivesOf(course)
  const total = blueprintTotal(blueprint)
  const ofLesson = (number: string) => blueprintTotal(blueprint.filter((row) => row.objective.replace(/[a-z]$/, '') === number))
  return [
    ...(total === questions ? [] : [fault(path, 'blueprintTotal', { total, questions })]),
    ...(bankMinimum < questions ? [fault(['final_test', 'bank_minimum'], 'fieldInvalid', { field: 'final_test.bank_minimum' })] : []),
    ...duplicates(blueprint.map((row) => row.objective), path),
    ...blueprint.flatMap((row, i) => [
      ...(objectives.has(row.objective) ? [] : [fault([...path, i], 'blueprintObjective', { objective: row.objective })]),
      ...(row.star <= row.V ? [] : [fault([...path, i], 'blueprintStar', { objective: row.objective })]),
    ]),
    ...Object.entries(lessonTotals)
      .filter(([number, wanted]) => ofLesson(number) !== wanted)
      .map(([number, wanted]) => fault(['final_test', 'lesson_totals', number], 'blueprintLesson', { lesson: number, total: ofLesson(number), wanted })),
  ]
}

/** A course cannot be more confirmed than its weakest legal basis, nor reviewed without a signature. */
function stateFaults(course: CourseFile): DataFault[] {
  const unsigned = course.reviewState === 'reviewed' && (course.reviewedBy === '' || course.reviewedOn === '')
  const weaker = weakestState([course.reviewState, ...course.legal.map((row) => row.state)]) !== course.reviewState
  return unsigned || weaker ? [fault(['review_state'], 'stateTooHigh', { state: course.reviewState })] : []
}
