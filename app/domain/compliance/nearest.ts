/**
 * For a requirement that is not met: what comes nearest to it, so that the reason can be said in one sentence.
 * Enough but over (expired or revoked, the latest end first) comes before too little; what only begins later comes
 * last, for a question about a past day must not sound as if the future were known. A row superseded as a
 * mistake never was a proof and is not named; superseded because of a revocation, it explains from that day on.
 */
import type { Day } from '../kernel/day'
import type { Evidence } from '../evidence/evidence'
import { educationRank } from '../standard/education'
import type { Requirement } from '../standard/standard'
import type { Near } from './standing-tree'
import { subjectOf, suffices } from './suffices'

/** The nearest evidence to an unmet requirement on a day, or null when there is nothing about its subject. Total. */
export function nearest(requirement: Requirement, evidence: readonly Evidence[], asOf: Day): Near | null {
  const about = evidence.filter((one) => one.kind === requirement.kind && subjectOf(one) === subjectOf(requirement) && (one.supersededAt === null || (one.revokedOn !== null && one.revokedOn <= asOf)))
  const begun = about.filter((one) => one.span.from <= asOf)
  const enough = (one: Evidence) => suffices(requirement, one)
  return overAlready(begun.filter(enough), asOf) ?? tooLittle(begun.filter((one) => one.supersededAt === null)) ?? upcoming(about.filter((one) => enough(one) && one.span.from > asOf))
}

function overAlready(enough: readonly Evidence[], asOf: Day): Near | null {
  const ends = enough.flatMap((evidence): (Near & { on: Day })[] => {
    const { revokedOn, span } = evidence
    if (revokedOn !== null && revokedOn <= asOf && (span.to === null || revokedOn < span.to)) return [{ reason: 'revoked', evidence, on: revokedOn }]
    return span.to !== null && span.to <= asOf ? [{ reason: 'expired', evidence, on: span.to }] : []
  })
  return ends.sort((a, b) => (a.on !== b.on ? (a.on > b.on ? -1 : 1) : a.evidence.id < b.evidence.id ? -1 : 1))[0] ?? null
}

/** Highest level first; of equals the one that lasts longest. */
function tooLittle(begun: readonly Evidence[]): Near | null {
  const best = [...begun].sort((a, b) => height(b) - height(a) || ((a.span.to ?? '~') > (b.span.to ?? '~') ? -1 : 1))[0]
  if (best?.kind === 'competency') return { reason: 'level', evidence: best }
  if (best?.kind === 'education') return { reason: 'education', evidence: best }
  return null
}

function height(evidence: Evidence): number {
  if (evidence.kind === 'competency') return evidence.level
  return evidence.kind === 'education' ? educationRank(evidence.education) : 0
}

function upcoming(later: readonly Evidence[]): Near | null {
  const first = later.filter((one) => one.supersededAt === null).sort((a, b) => (a.span.from < b.span.from ? -1 : 1))[0]
  return first === undefined ? null : { reason: 'upcoming', evidence: first, on: first.span.from }
}
