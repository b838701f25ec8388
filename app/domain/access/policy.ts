/**
 * Who may do what. Total: every act is listed, nothing else is allowed, and no role is above the list.
 * Two questions, asked in two places: the route asks whether any role of the actor has the act at all (`mayEver`);
 * the use case asks again with the facts (`may`): whose record, which unit on which day. Source: issue "Sign-in and rights".
 */
import type { Actor, Role } from './role'

export const acts = [
  'useAccount', // own password, second factor, language
  'study', // read courses, take tests, own record and certificates
  'viewUnitStanding', // compliance of a unit
  'viewOfficerStanding', // the reason tree of one officer
  'exportStanding', // csv, xlsx
  'previewCourse', // with answers, content check
  'editBank', // write, import and export questions
  'viewStatistics', // of tests and questions
  'markEssays', // without knowing whose they are
  'regradeAttempts', // grade anew, with a reason
  'manageSittings', // class sessions, who takes tests in which way
  'revokeCertificate', // of an officer of the unit
  'enrolOfficer', // in the courses of the shortest path, for an officer of the unit
  'recordFacts', // proofs, waivers and absences of an officer of the unit, but never one's own
  'importRoster', // officers and postings of the unit and what is below it
  'viewAttemptLog', // what happened during an attempt, for support
  'manageUsers',
  'viewAudit',
  'viewSystem',
  'viewProgramme', // the reserve programme, as far as it concerns the unit
  'manageProgramme', // its members of the unit; target, quotas and cohorts where the unit runs it
  'signSnapshot', // sign off the standing of the unit on a day
  'manageAssignments', // give courses to people of a unit, extend, exempt, cancel
  'viewUnitSheets', // the monthly sheets of gaps of a unit
  'answerUnitSheet', // mark each gap and sign the sheet
  'answerRaisedGap', // what came up to a unit from one below
  'setSheetRule', // how long units have to answer
  'setCountingRule', // which absences leave the figures of all
  'keepFilters', // conditions of the overview, kept under a name for oneself
  'viewStandards', // framework, standards of positions, their versions and drafts
  'editStandards', // of the city: write and publish them
  'makeReports', // the official reports about a unit and what is below it
  'keepFiles', // fetch, ask again and delete files of one's own; the right over what they are about is asked apart
  'viewOverdueMembers', // who of the unit is late with a course assigned, whoever assigned it
  'reorganiseUnits', // merge, split, rename, move and dissolve units of the city, with their people
] as const
export type Act = (typeof acts)[number]

/** unitPath: the unit and its ancestors on the day of the question, nearest first. */
export type Facts = { unitPath?: readonly string[]; officerId?: string }
export type Refusal = 'role' | 'scope'
export type Decision = { ok: true } | { ok: false; reason: Refusal }

type Rule = 'anyone' | 'self' | 'inScope' | 'role'
const everyone: Rule = 'anyone'

/** The whole policy: act → role → how far. A role that is not named has no such right. */
const policy: Record<Act, Partial<Record<Role, Rule>>> = {
  useAccount: { officer: everyone, trainer: everyone, head: everyone, hr: everyone, operator: everyone },
  study: { officer: 'self', head: 'self', hr: 'self', trainer: 'self' },
  viewUnitStanding: { hr: 'inScope', head: 'inScope' },
  viewOfficerStanding: { officer: 'self', hr: 'inScope', head: 'inScope' },
  exportStanding: { hr: 'inScope', head: 'inScope' },
  previewCourse: { trainer: 'role' },
  editBank: { trainer: 'role' },
  viewStatistics: { trainer: 'role' },
  markEssays: { trainer: 'role' },
  regradeAttempts: { trainer: 'role' },
  manageSittings: { trainer: 'role' },
  revokeCertificate: { hr: 'inScope' },
  enrolOfficer: { hr: 'inScope' },
  recordFacts: { hr: 'inScope' },
  importRoster: { hr: 'inScope' },
  viewAttemptLog: { trainer: 'role', operator: 'role' },
  manageUsers: { operator: 'role' },
  viewAudit: { operator: 'role' },
  viewSystem: { operator: 'role' },
  viewProgramme: { hr: 'inScope', head: 'inScope' },
  manageProgramme: { hr: 'inScope' },
  signSnapshot: { hr: 'inScope' },
  manageAssignments: { hr: 'inScope' },
  viewUnitSheets: { hr: 'inScope', head: 'inScope' },
  answerUnitSheet: { head: 'inScope' },
  // Whoever is told that a gap came up may answer it; at the unit itself its head does.
  answerRaisedGap: { head: 'inScope', hr: 'inScope' },
  setSheetRule: { hr: 'inScope' },
  setCountingRule: { hr: 'inScope' },
  keepFilters: { hr: 'role', head: 'role' },
  viewStandards: { hr: 'role' },
  // Asked with the top unit alone as the path: HR of a unit below it has no such right.
  editStandards: { hr: 'inScope' },
  makeReports: { hr: 'inScope', head: 'inScope' },
  keepFiles: { officer: everyone, trainer: everyone, head: everyone, hr: everyone, operator: everyone },
  viewOverdueMembers: { hr: 'inScope', head: 'inScope' },
  reorganiseUnits: { hr: 'inScope' },
}

/** Whether some role of the actor has the act at all; the facts are still to be asked. */
export function mayEver(actor: Actor, act: Act): Decision {
  return actor.roles.some(({ role }) => policy[act][role] !== undefined) ? { ok: true } : { ok: false, reason: 'role' }
}

/** Whether the actor may do the act on these facts. */
export function may(actor: Actor, act: Act, facts: Facts): Decision {
  const ever = mayEver(actor, act)
  if (!ever.ok) return ever
  return actor.roles.some(({ role, unitId }) => allows(policy[act][role], actor, unitId, facts)) ? { ok: true } : { ok: false, reason: 'scope' }
}

function allows(rule: Rule | undefined, actor: Actor, unitId: string | null, facts: Facts): boolean {
  switch (rule) {
    case undefined:
      return false
    case 'anyone':
    case 'role':
      return true
    case 'self':
      return actor.officerId !== null && (facts.officerId === undefined || facts.officerId === actor.officerId)
    case 'inScope':
      return unitId !== null && (facts.unitPath ?? []).includes(unitId)
  }
}

/** The units whose people the actor oversees, by his or her roles with that act. */
export function scopeUnits(actor: Actor, act: Act): string[] {
  return actor.roles.filter(({ role, unitId }) => policy[act][role] === 'inScope' && unitId !== null).map(({ unitId }) => unitId as string)
}
