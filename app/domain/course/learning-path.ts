/**
 * The order in which the holders of a position take their courses, and how far one officer is on it. The order is advice,
 * no condition. A course that is not published yet keeps its place and is shown as coming.
 * Source: curriculum.md (learning paths); content/courses/paths.yaml.
 */
import { z } from 'zod'
import { type DataFault, fault } from '../content/fault'

const text = z.string().min(1)
const code = z.string().regex(/^[A-Z][A-Z0-9-]*$/)

const plannedCourse = z.strictObject({ code, title: text, certificate: code, periods: z.number().int().positive() })
export const pathStepSchema = z.strictObject({ course: code, optional: z.boolean().default(false) })
const path = z.strictObject({ code: z.string().regex(/^[a-z][a-z0-9-]*$/), name: text, positions: z.array(code).min(1), steps: z.array(pathStepSchema).min(1), afterwards: z.string().default('') })

export const pathFileSchema = z.strictObject({ courses: z.array(plannedCourse).min(1), paths: z.array(path) })

export type PathFile = z.output<typeof pathFileSchema>
export type PlannedCourse = z.output<typeof plannedCourse>
export type LearningPath = z.output<typeof path>

/** What paths may refer to. */
export type PathSurroundings = {
  readonly positions: readonly { readonly code: string; readonly certificates: readonly string[] }[]
  readonly courses: readonly { readonly id: string; readonly title: string }[]
}

/** Every fault that the schema cannot see. Paths are those of paths.yaml. */
export function checkPaths({ courses, paths }: PathFile, around: PathSurroundings): DataFault[] {
  const seen = new Set<string>()
  return [
    ...courses.flatMap((course, i) => {
      const published = around.courses.find(({ id }) => id === course.code)
      return published === undefined || published.title === course.title ? [] : [fault(['courses', i, 'title'], 'pathTitle', { code: course.code, expected: published.title })]
    }),
    ...paths.flatMap((one, i) => [
      ...one.steps.flatMap(({ course }, k) => (courses.some((planned) => planned.code === course) ? [] : [fault(['paths', i, 'steps', k], 'pathCourse', { code: course })])),
      ...one.positions.flatMap((position, k) => {
        const at = ['paths', i, 'positions', k]
        const twice = seen.has(position)
        seen.add(position)
        return [...(twice ? [fault(at, 'pathTwice', { code: position })] : []), ...positionFaults(position, one, courses, around).map((found) => ({ ...found, at }))]
      }),
    ]),
  ]
}

/** A path leads to every certificate of its positions that a course of the curriculum gives. */
function positionFaults(position: string, { steps }: LearningPath, courses: readonly PlannedCourse[], { positions }: PathSurroundings): DataFault[] {
  const known = positions.find((one) => one.code === position)
  if (known === undefined) return [fault([], 'positionUnknown', { code: position })]
  const given = courses.filter((course) => steps.some((step) => step.course === course.code)).map(({ certificate }) => certificate)
  const taught = known.certificates.filter((certificate) => courses.some((course) => course.certificate === certificate))
  return taught.filter((certificate) => !given.includes(certificate)).map((certificate) => fault([], 'pathCertificate', { code: position, certificate }))
}

/** done: the certificate holds today; active: enrolled; next: the first one to take; later: after it; coming: not published yet. */
export type StepState = 'done' | 'active' | 'next' | 'later' | 'coming'
export type PathStep = { readonly code: string; readonly title: string; readonly periods: number; readonly optional: boolean; readonly published: boolean; readonly state: StepState }

export type PathStanding = {
  readonly published: ReadonlySet<string>
  /** certificate types that hold today */
  readonly certificates: ReadonlySet<string>
  /** courses with an open enrolment */
  readonly enrolled: ReadonlySet<string>
}

/** The steps of a path for one officer. While a course is under way nothing else is next. */
export function pathSteps({ steps }: Pick<LearningPath, 'steps'>, courses: readonly PlannedCourse[], standing: PathStanding): PathStep[] {
  const known = steps.flatMap(({ course, optional }) => courses.filter((one) => one.code === course).map((one) => ({ ...one, optional, published: standing.published.has(course), state: stateOf(one, standing) })))
  const under = known.some(({ state }) => state === 'active')
  const next = under ? -1 : known.findIndex(({ state, optional }) => state === 'later' && !optional)
  return known.map(({ code, title, periods, optional, published, state }, i) => ({ code, title, periods, optional, published, state: i === next ? 'next' : state }))
}

function stateOf({ code, certificate }: PlannedCourse, { published, certificates, enrolled }: PathStanding): StepState {
  if (enrolled.has(code)) return 'active'
  if (certificates.has(certificate)) return 'done'
  return published.has(code) ? 'later' : 'coming'
}
