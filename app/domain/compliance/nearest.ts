/**
 * For a requirement that is not met: what comes nearest to it, so that the reason can be said in one sentence.
 * Enough but over (expired or revoked, the latest end first) comes before too little; what only begins later comes
 * last, for a question about a past day must not sound as if the future were known. A row superseded as a
 * mistake never was a proof and is not named; superseded because of a revocation, it explains from that day on.
 */
import type { Day } from '../kernel/day'
import type { Evidence } from '../evidence/evidence'
import { educationRank } from '../standard/education'
import type { Requirement, TrainingHoursRequirement } from '../standard/standard'
import { provenLevel } from '../evidence/source-limit'
import type { Near } from './standing-tree'
import { enoughButForGrade, evidenceAbout, subjectOf, suffices } from './suffices'
import { bestYear, hoursFor } from './training-year'

/** The nearest evidence to an unmet requirement on a day, or null when there is nothing about its subject. Total. */
export function nearest(requirement: Requirement, evidence: readonly Evidence[], asOf: Day): Near | null {
  if (requirement.kind === 'training_hours') return nearestHours(requirement, evidence, asOf)
  const about = evidenceAbout(evidence, subjectOf(requirement)).filter((one) => (one.supersededAt === null || (one.revokedOn !== null && one.revokedOn <= asOf)))
  const begun = about.filter((one) => one.span.from <= asOf)
  const enough = (one: Evidence) => suffices(requirement, one)
  return overAlready(begun.filter(enough), asOf) ?? tooWeak(requirement, begun, asOf) ?? tooLittle(begun.filter((one) => one.supersededAt === null)) ?? upcoming(about.filter((one) => enough(one) && one.span.from > asOf))
}

function overAlready(enough: readonly Evidence[], asOf: Day): Near | null {
  const ends = enough.flatMap((evidence): (Near & { on: Day })[] => {
    const { revokedOn, span } = evidence
    if (revokedOn !== null && revokedOn <= asOf && (span.to === null || revokedOn < span.to)) return [{ reason: 'revoked', evidence, on: revokedOn }]
    return span.to !== null && span.to <= asOf ? [{ reason: 'expired', evidence, on: span.to }] : []
  })
  return ends.sort((a, b) => (a.on !== b.on ? (a.on > b.on ? -1 : 1) : a.evidence.id < b.evidence.id ? -1 : 1))[0] ?? null
}

/** Hours that were gained this year or last but do not reach what is asked. */
function nearestHours(requirement: TrainingHoursRequirement, evidence: readonly Evidence[], asOf: Day): Near | null {
  const begun = hoursFor(requirement, evidence).filter(({ span, revokedOn }) => span.from <= asOf && (span.to === null || asOf < span.to) && (revokedOn === null || asOf < revokedOn))
  const { year, have, last } = bestYear(begun, requirement.hours, asOf)
  return last === null ? null : { reason: 'hours', evidence: last, year, have }
}

/** What would be enough today, were its grade stronger. */
function tooWeak(requirement: Requirement, begun: readonly Evidence[], asOf: Day): Near | null {
  const found = begun
    .filter((one) => one.supersededAt === null && (one.span.to === null || asOf < one.span.to) && (one.revokedOn === null || asOf < one.revokedOn) && enoughButForGrade(requirement, one))
    .sort((a, b) => (a.grade !== b.grade ? (a.grade < b.grade ? -1 : 1) : a.id < b.id ? -1 : 1))[0]
  return found === undefined ? null : { reason: 'grade', evidence: found }
}

/** Highest level first; of equals the one that lasts longest. */
function tooLittle(begun: readonly Evidence[]): Near | null {
  const best = [...begun].sort((a, b) => height(b) - height(a) || ((a.span.to ?? '~') > (b.span.to ?? '~') ? -1 : 1))[0]
  if (best?.kind === 'competency') return { reason: 'level', evidence: best }
  if (best?.kind === 'education') return { reason: 'education', evidence: best }
  return null
}

function height(evidence: Evidence): number {
  if (evidence.kind === 'competency') return provenLevel(evidence)
  return evidence.kind === 'education' ? educationRank(evidence.education) : 0
}

function upcoming(later: readonly Evidence[]): Near | null {
  const first = later.filter((one) => one.supersededAt === null).sort((a, b) => (a.span.from < b.span.from ? -1 : 1))[0]
  return first === undefined ? null : { reason: 'upcoming', evidence: first, on: first.span.from }
}
