/** Cases of the shortest path: requirements, proofs, courses and what one officer has done of them, judged and asked in one call. */
import { buildCalendar } from '~/domain/calendar/working-calendar'
import { type CourseFacts, type OwnCourse } from '~/domain/compliance/course-way'
import { evaluate } from '~/domain/compliance/evaluate'
import { type PathToStandard, pathToStandard } from '~/domain/compliance/path-to-standard'
import type { Pace } from '~/domain/compliance/study-days'
import type { Evidence } from '~/domain/evidence/evidence'
import type { Requirement } from '~/domain/standard/standard'

export const TODAY = '2026-11-30' // a Monday
export const calendar = buildCalendar([2026, 2027, 2028, 2029].map((year) => ({ date: `${year}-01-01`, kind: 'official_tet_window' as const, name: 'Tết', mark: 'official' as const })), { unconfirmedHolidays: false })

export const certificate = (id: string): Requirement => ({ kind: 'certificate', id: `r-${id}`, ordinal: 1, certificateTypeId: id, code: id, name: id })
export const competency = (id: string, level: number): Requirement => ({ kind: 'competency', id: `r-${id}`, ordinal: 2, competencyId: id, code: id, name: id, level })
export const hours = (asked: number): Requirement => ({ kind: 'training_hours', id: 'r-hours', ordinal: 4, hours: asked })
export const education: Requirement = { kind: 'education', id: 'r-edu', ordinal: 3, education: 'dai_hoc' }

export const proof = (id: string, kind: Evidence['kind'], what: object, to: string | null = null): Evidence =>
  ({ id: `e-${id}`, kind, ...what, span: { from: '2020-01-01', to }, source: 'import', grade: 'B', certificateId: null, revokedOn: null, supersededAt: null }) as Evidence

export const course = (code: string, certificateTypeId: string, competencies: [string, number][], rest: Partial<CourseFacts> = {}): CourseFacts => ({
  courseCode: code, title: code, certificateTypeId, competencies: competencies.map(([competencyId, level]) => ({ competencyId, level })),
  lessons: [1, 2].map((n) => ({ id: `${code}-${n}`, number: `1.${n}`, title: '', minutes: 100, changedOn: '', changes: '' })),
  test: { minutes: 40, attempts: 2, waitDays: 7, opensOn: null, closesOn: null, inSession: false },
  periods: 8, prerequisites: [], prerequisitesRequired: false, contentAllowed: true, ...rest,
})
export const fresh: OwnCourse = { enrolled: false, completed: false, read: new Map(), attempt: 'none', finished: [], held: null, sessions: [] }
export const session = (on: string, listed = false) => ({ id: on, full: false, on, name: 'Ca 1', place: 'P201', proctored: true, listed })

export type Case = { requirements: Requirement[]; tolerates?: boolean; since?: string; graceDays?: number; today?: string; pace?: Pace; evidence?: Evidence[]; courses?: CourseFacts[]; own?: Record<string, Partial<OwnCourse>>; coming?: Record<string, string>; start?: string }

export function treeOn({ requirements, evidence = [], tolerates = false, since = '2020-01-01', graceDays = 0 }: Case, asOf: string) {
  const posting = { id: 'p', unitId: 'u', positionId: 'v', kind: 'main' as const, span: { from: since, to: null }, supersededAt: null }
  const standard = { id: 's', positionId: 'v', number: 1, span: { from: '2020-01-01', to: null }, decision: '', requirements, toleratesOneBelow: tolerates, graceDays }
  return evaluate({ person: { officerId: 'o', postings: [posting], evidence }, standards: new Map([['v', [standard]]]), asOf, expiringDays: 90 })
}

export function pathOf({ courses = [], own = {}, coming = {}, today = TODAY, start = today, pace = 4, ...given }: Case): PathToStandard {
  const tree = treeOn(given, today)
  return pathToStandard({ tree, courses, own: (code) => ({ ...fresh, ...own[code] }), comingCertificates: new Map(Object.entries(coming)), today, start, pace, calendar })
}
export const kinds = (path: PathToStandard) => path.steps.map(({ option }) => option.id)
export const whose = (path: PathToStandard) => path.unclosed.map(({ requirement, obstacle, move }) => [requirement?.id ?? null, obstacle, move])
