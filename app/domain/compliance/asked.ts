/**
 * What the standards ask for on a day, those in force of everybody in the position and the others of whoever is judged by
 * them in a transition: each requirement, what it is about, and the order of the columns in which
 * units are compared (certificates, competencies, papers, each by code).
 */
import type { Day } from '../kernel/day'
import { type Requirement, type StandardsByPosition, standardInForce } from '../standard/standard'
import type { Asked } from './heat'
import { subjectOf } from './suffices'

const KINDS: readonly string[] = ['certificate', 'competency']
const place = (kind: string) => (KINDS.includes(kind) ? KINDS.indexOf(kind) : KINDS.length)
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** subject: what the requirement `ordinal` of the standard is about (suffices.ts). */
export type RequirementSubject = { readonly standardId: string; readonly ordinal: number; readonly subject: string }

export type AskedOnDay = {
  readonly asked: readonly Asked[]
  readonly subjects: readonly RequirementSubject[]
  readonly requirementOf: (standardId: string, ordinal: number) => Requirement | undefined
}

/** Of the standards of all positions, those in force on the day by position, and every version by itself. Total. */
export function askedOn(standards: StandardsByPosition, asOf: Day): AskedOnDay {
  const inForce = [...standards.keys()].flatMap((positionId) => standardInForce(standards, positionId, asOf) ?? [])
  // Whoever is in a transition is judged by the version before: what its requirements are about is known too.
  const all = [...standards.values()].flat()
  const byOrdinal = new Map(all.flatMap(({ id, requirements }) => requirements.map((one): [string, Requirement] => [`${id} ${one.ordinal}`, one])))
  const askedBy = (asker: string, everybody: boolean, requirements: readonly Requirement[]) =>
    requirements.map((one): Asked => ({ asker, everybody, subject: subjectOf(one), kind: one.kind, code: 'code' in one ? one.code : null, name: 'name' in one ? one.name : null }))
  const asked = [...inForce.flatMap(({ positionId, requirements }) => askedBy(positionId, true, requirements)), ...all.flatMap(({ id, requirements }) => askedBy(id, false, requirements))]
  return {
    asked: asked.sort((a, b) => place(a.kind) - place(b.kind) || byText(a.code ?? '', b.code ?? '')),
    subjects: all.flatMap(({ id, requirements }) => requirements.map((one) => ({ standardId: id, ordinal: one.ordinal, subject: subjectOf(one) }))),
    requirementOf: (standardId, ordinal) => byOrdinal.get(`${standardId} ${ordinal}`),
  }
}
