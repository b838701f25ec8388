/**
 * A dated proof: what it proves, how strongly, over which days. Evidence is append-only: a row entered by
 * mistake is superseded and proves nothing on any day; a certificate that is revoked proves what it says up to
 * the day of revocation and nothing from that day on.
 * Source: design.md §2, idea 1; schema Evidence, CertificateRevocation; certificates.md §2 (corrections by new line).
 */
import type { Day } from '../kernel/day'
import { BEGIN, type DaySpan, intersect, isEmpty } from '../kernel/day-span'
import type { Education } from '../standard/education'
import type { EvidenceGrade } from '../standard/evidence-grade'
import type { EvidenceSource } from './source-limit'

export type { EvidenceGrade, EvidenceSource }

type Dated = {
  readonly id: string
  /** The days it holds as issued, before any revocation. */
  readonly span: DaySpan
  readonly source: EvidenceSource
  readonly grade: EvidenceGrade
  readonly certificateId: string | null
  /** First day on which the certificate behind it no longer holds; null = not revoked. */
  readonly revokedOn: Day | null
  /** Instant (ISO 8601) at which a correction replaced the row; null = it stands. */
  readonly supersededAt: string | null
}
export type CompetencyEvidence = Dated & { readonly kind: 'competency'; readonly competencyId: string; readonly level: number }
export type CertificateEvidence = Dated & { readonly kind: 'certificate'; readonly certificateTypeId: string }
export type EducationEvidence = Dated & { readonly kind: 'education'; readonly education: Education }

/** Tiết of one class; its span begins on the last day of the class. */
export type TrainingHoursEvidence = Dated & { readonly kind: 'training_hours'; readonly hours: number }
export type DocumentEvidence = Dated & { readonly kind: 'document'; readonly documentType: string }

export type Evidence = CompetencyEvidence | CertificateEvidence | EducationEvidence | TrainingHoursEvidence | DocumentEvidence

/** The days on which the evidence counts: its span up to any revocation; null when superseded or no day is left. */
export function countingSpan(evidence: Evidence): DaySpan | null {
  if (evidence.supersededAt !== null) return null
  if (evidence.revokedOn === null) return isEmpty(evidence.span) ? null : evidence.span
  return intersect(evidence.span, { from: BEGIN, to: evidence.revokedOn })
}
