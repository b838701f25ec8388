/**
 * One requirement of one person on one day: proven, waived, within the time of a new appointee, or missing. Whether it
 * holds is asked of a single day; how long it holds is found by asking again on each later day on which something ends.
 * Proof comes before a waiver, a waiver before the time of a new appointee. Source: decisions 020 and 021.
 */
import { type Day, addDays, diffDays, dayOf, partsOfDay } from '../kernel/day'
import type { Evidence } from '../evidence/evidence'
import { provenLevel } from '../evidence/source-limit'
import type { Requirement, StandardVersion } from '../standard/standard'
import { nearest } from './nearest'
import type { PersonFacts } from './person-facts'
import type { Leaf, LeafOutlook, MetLeaf } from './standing-tree'
import { evidenceAbout, oneBelow, subjectOf, suffices } from './suffices'
import { type YearHours, bestYear, carriedUntil, hoursFor, hoursOfYear } from './training-year'
import { type Waiver, waiversOf } from './waiver'

export type Judged = {
  readonly person: PersonFacts
  readonly asOf: Day
  readonly expiringDays: number
  /** Whether a leaf holds is all that is asked, not until when. */
  readonly statesOnly?: boolean
  /** The version the person is judged by. */
  readonly standard: StandardVersion
  /** First day in the post. */
  readonly since: Day
}

/** The state of one requirement, with its proof, waiver or what comes nearest. Total. */
export function judgeLeaf(judged: Judged, requirement: Requirement): Leaf {
  const { asOf, person } = judged
  const proof = proofOn(requirement, person.evidence, asOf)
  if (proof !== null) return metLeaf(judged, requirement, requirement, proof)
  const waiver = waiverOn(judged, requirement, asOf)
  if (waiver !== undefined) return { requirement, state: 'waived', evidence: null, waiver, ...leftOf(judged, requirement), near: null }
  const near = nearest(requirement, person.evidence, asOf)
  const due = graceEnd(judged)
  if (asOf < due) return { requirement, state: 'grace', evidence: null, validTo: due, daysLeft: diffDays(asOf, due), near }
  return { requirement, state: 'missing', evidence: null, validTo: null, daysLeft: null, near }
}

/** A competency proven one level below what is asked, or null. */
export function toleratedLeaf(judged: Judged, requirement: Requirement): MetLeaf | null {
  const lower = oneBelow(requirement)
  const proof = lower === null ? null : proofOn(lower, judged.person.evidence, judged.asOf)
  return lower === null || proof === null ? null : { ...metLeaf(judged, requirement, lower, proof), tolerated: true }
}

/** What the shortest path asks beyond the state of a leaf. Total. */
export function outlookOf(judged: Judged, requirement: Requirement): LeafOutlook {
  const { asOf, person, standard } = judged
  if (requirement.kind === 'training_hours') return { gained: hoursOfYear(hoursFor(requirement, person.evidence).filter((one) => holdsOn(one, asOf)), partsOfDay(asOf).year).have }
  const lower = standard.toleratesOneBelow === true ? toleratedLeaf(judged, requirement) : null
  return lower === null ? {} : { below: { validTo: lower.validTo } }
}

type Proof = { readonly evidence: Evidence; readonly hours?: YearHours }

function metLeaf(judged: Judged, requirement: Requirement, asked: Requirement, { evidence, hours }: Proof): MetLeaf {
  const left = leftOf(judged, asked)
  const state = left.daysLeft !== null && left.daysLeft <= judged.expiringDays ? 'expiring' : 'met'
  return { requirement, state, evidence, ...left, near: null, ...(hours ? { hours: { year: hours.year, have: hours.have } } : {}) }
}

/** Until when it holds, unless nobody asks. */
function leftOf(judged: Judged, requirement: Requirement): { readonly validTo: Day | null; readonly daysLeft: number | null } {
  const end = judged.statesOnly ? null : heldUntil(judged, requirement)
  return { validTo: end, daysLeft: end === null ? null : diffDays(judged.asOf, end) }
}

function proofOn(requirement: Requirement, all: readonly Evidence[], day: Day): Proof | null {
  const evidence = evidenceAbout(all, subjectOf(requirement))
  if (requirement.kind === 'training_hours') {
    const best = bestYear(hoursFor(requirement, evidence).filter((one) => holdsOn(one, day)), requirement.hours, day)
    return best.last !== null && best.have >= requirement.hours ? { evidence: best.last, hours: best } : null
  }
  const best = evidence.filter((one) => suffices(requirement, one) && holdsOn(one, day)).sort(better)[0]
  return best === undefined ? null : { evidence: best }
}

const waiverOn = ({ person }: Judged, requirement: Requirement, day: Day): Waiver | undefined =>
  waiversOf(person.waivers ?? [], subjectOf(requirement)).find(({ span }) => span.from <= day && (span.to === null || day < span.to))

/** The day from which a new appointee is in default; the first day in the post where there is no such time. */
const graceEnd = ({ standard, since }: Judged): Day => addDays(since, standard.graceDays ?? 0)

/** The first later day on which nothing holds the requirement up, if nothing new comes; null = no end. */
function heldUntil(judged: Judged, requirement: Requirement): Day | null {
  const holds = (day: Day) => proofOn(requirement, judged.person.evidence, day) !== null || waiverOn(judged, requirement, day) !== undefined || day < graceEnd(judged)
  return [...endings(judged, requirement)].filter((day) => day > judged.asOf).sort().find((day) => !holds(day)) ?? null
}

/** Every day on which something about the requirement may end. */
function endings(judged: Judged, requirement: Requirement): Set<Day> {
  const { person } = judged
  const subject = subjectOf(requirement)
  const about = evidenceAbout(person.evidence, subject)
  const years = requirement.kind === 'training_hours' ? about.flatMap(({ span }) => [dayOf(partsOfDay(span.from).year + 1, 1, 1) ?? null, carriedUntil(partsOfDay(span.from).year)]) : []
  const ends = [...about.map(endOf), ...years, ...waiversOf(person.waivers ?? [], subject).map(({ span }) => span.to), graceEnd(judged)]
  return new Set(ends.filter((day): day is Day => day !== null))
}

/** First day on which the evidence no longer holds, by its own end or by revocation; null = no end. */
function endOf({ span, revokedOn }: Evidence): Day | null {
  if (span.to === null || revokedOn === null) return span.to ?? revokedOn
  return revokedOn < span.to ? revokedOn : span.to
}

function holdsOn(evidence: Evidence, day: Day): boolean {
  const end = endOf(evidence)
  return evidence.supersededAt === null && evidence.span.from <= day && (end === null || day < end)
}

/** Of the evidence that holds on the day: latest end, then highest level, then id, so that the choice is stable. */
function better(a: Evidence, b: Evidence): number {
  const [endA, endB] = [endOf(a) ?? '~', endOf(b) ?? '~'] // '~' sorts after every day: no end is the latest end
  if (endA !== endB) return endA > endB ? -1 : 1
  const level = (one: Evidence) => (one.kind === 'competency' ? provenLevel(one) : 0)
  return level(b) - level(a) || (a.id < b.id ? -1 : 1)
}
