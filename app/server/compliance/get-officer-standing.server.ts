/**
 * All that is shown of one officer on a day, or null when there is no such officer. Asks for no right: only the use
 * cases beside it call it, after they have decided.
 */
import { birthText, type BirthPrecision } from '~/domain/compliance/birth-text'
import { EXPIRING_DAYS, evaluate } from '~/domain/compliance/evaluate'
import { standingSpans } from '~/domain/compliance/met-spans'
import { nextSteps } from '~/domain/compliance/next-steps'
import { type OfficerStanding, historyUntil } from '~/domain/compliance/officer-standing'
import type { Day } from '~/domain/kernel/day'
import type { DaySpan } from '~/domain/kernel/day-span'
import { fromNullableColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { getRewordingAfter } from '~/server/standard/get-rewording-after.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { getCountingRule } from '~/server/standing/get-counting-rule.server'
import { loadPersonFacts, queriesOf } from '~/server/standing/load-person-facts.server'
import { findEvidenceItems } from './find-evidence-items.server'
import { findProvingCourses } from './find-proving-courses.server'
import { findSubjectNames } from './find-subject-names.server'
import { findUnitNames } from './find-unit-names.server'
import { getUnitPath } from './get-unit-path.server'

const latestFirst = (a: { readonly span: DaySpan }, b: { readonly span: DaySpan }) => (a.span.from < b.span.from ? 1 : -1)

export async function getOfficerStanding(officerId: string, asOf: Day, knownAt?: Date): Promise<OfficerStanding | null> {
  const run = queriesOf(db())
  const [officer, [person], postingRows, courses] = await Promise.all([
    db().officer.findUnique({ where: { id: officerId } }),
    loadPersonFacts(run, [officerId], { superseded: true, knownAt }),
    db().posting.findMany({ where: { officerId }, select: { id: true, decision: true, position: true } }),
    findProvingCourses(),
  ])
  if (officer === null || person === undefined) return null
  const standards = await findStandards(run, [...new Set(person.postings.map(({ positionId }) => positionId))])
  const rule = await getCountingRule(run)
  const tree = evaluate({ person, standards, asOf, expiringDays: EXPIRING_DAYS, rule })
  const runs = historyUntil(standingSpans({ ...person, standardsByPosition: standards, rule }), asOf)
  const begun = person.postings.filter(({ span }) => span.from <= asOf)
  const [unitPath, evidence, unitNames, subjectNames, rewordedOn] = await Promise.all([
    tree.posting === null ? [] : getUnitPath(tree.posting.unitId, asOf),
    findEvidenceItems(officerId, person.evidence, asOf),
    findUnitNames([...runs.map((run) => ({ unitId: run.unitId, on: run.from })), ...begun.map(({ unitId, span }) => ({ unitId, on: span.from }))]),
    findSubjectNames(person.waivers.map(({ subject }) => subject)),
    getRewordingAfter(asOf),
  ])
  const positions = new Map(postingRows.map(({ position }) => [position.id, position]))
  const decisions = new Map(postingRows.map(({ id, decision }) => [id, decision]))
  const position = tree.posting === null ? undefined : positions.get(tree.posting.positionId)
  const names = (unitId: string, positionId: string, on: Day) => {
    const unit = unitNames.get(`${unitId} ${on}`)
    return { unitName: unit?.name ?? '', unitType: unit?.type ?? '', positionName: positions.get(positionId)?.name ?? '' }
  }
  return {
    asOf,
    header: {
      officerId,
      staffCode: officer.staffCode,
      fullName: officer.fullName,
      birth: birthText(fromNullableColumn(officer.birthDate), officer.birthPrecision as BirthPrecision | null),
      sex: officer.sex as 'female' | 'male' | null,
      unitPath,
      position: position ? { positionId: position.id, code: position.code, name: position.name } : null,
    },
    tree,
    steps: nextSteps(tree, courses),
    courseTitles: Object.fromEntries(courses.map(({ courseCode, title }) => [courseCode, title])),
    evidence,
    waivers: [...person.waivers].sort(latestFirst).map((waiver) => ({ ...waiver, name: subjectNames.get(waiver.subject) ?? null })),
    absences: [...person.absences].sort(latestFirst),
    postings: begun
      .sort((a, b) => (a.span.from > b.span.from ? -1 : 1))
      .map(({ id, unitId, positionId, kind, span }) => ({ id, ...names(unitId, positionId, span.from), kind, from: span.from, to: span.to, decision: decisions.get(id) ?? '' })),
    history: runs.map((run) => ({ ...run, ...names(run.unitId, run.positionId, run.from) })),
    rewordedOn,
  }
}
