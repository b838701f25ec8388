import { paths } from '~/paths'
import type { Role } from '~/domain/access/role'

export type Person = { name: string; username: string; roles: readonly string[]; isOfficer: boolean; unread: number }
export type Section = { key: 'home' | 'courses' | 'record' | 'certificates' | 'compliance' | 'officers' | 'programme' | 'trainerCourses' | 'contentCheck' | 'essays' | 'sittings' | 'attemptLogs' | 'users' | 'audit' | 'system' | 'assignments' | 'unitSheets' | 'reports'; href: string; /** What is reached from it and stands elsewhere; a part that begins with a colon is any. */ also?: readonly string[] }

const byRole: Partial<Record<Role, readonly Section[]>> = {
  hr: [{ key: 'compliance', href: paths.compliance() }, { key: 'officers', href: paths.complianceOfficers(), also: [paths.standards(), paths.rosters(), paths.evidenceImports(), paths.reorganisations()] }, { key: 'assignments', href: paths.assignments() }, { key: 'unitSheets', href: paths.unitSheets(), also: [paths.overdueMembers(), paths.unitSheet(':unitId')] }, { key: 'programme', href: paths.programme() }, { key: 'reports', href: paths.reports() }],
  head: [{ key: 'compliance', href: paths.compliance() }, { key: 'officers', href: paths.complianceOfficers() }, { key: 'unitSheets', href: paths.unitSheets(), also: [paths.overdueMembers(), paths.unitSheet(':unitId')] }, { key: 'programme', href: paths.programme() }, { key: 'reports', href: paths.reports() }],
  trainer: [{ key: 'trainerCourses', href: paths.trainerCourses() }, { key: 'essays', href: paths.essays() }, { key: 'sittings', href: paths.sittings() }, { key: 'contentCheck', href: paths.trainerContentCheck() }],
  operator: [{ key: 'users', href: paths.users() }, { key: 'audit', href: paths.audit() }, { key: 'attemptLogs', href: paths.attemptLogs() }, { key: 'system', href: paths.system() }],
}
const learning: readonly Section[] = [
  { key: 'home', href: paths.home() },
  { key: 'courses', href: paths.courses() },
  { key: 'record', href: paths.record() },
  { key: 'certificates', href: paths.certificates() },
]

/** The sections of the header: what the person's roles open, work before learning for those who oversee others. */
export function sectionsFor(person: Person | null): Section[] {
  if (!person) return []
  const work = (['hr', 'head', 'trainer', 'operator'] as const).filter((role) => person.roles.includes(role)).flatMap((role) => byRole[role] ?? [])
  const unique = work.filter((section, index) => work.findIndex(({ key }) => key === section.key) === index)
  return person.isOfficer ? (unique.length ? [...unique, ...learning] : [...learning]) : unique
}
