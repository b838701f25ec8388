/**
 * Up to which level of a competency each source may prove: a test or a class cannot show how somebody leads others.
 * What claims more counts as the highest level its source can show. Source: positions.md §4 (test ≤ 3, simulation ≤ 3,
 * observation at the counter ≤ 4, head's assessment with evidence ≤ 5); the rest by product choice (decision 020).
 */
export const evidenceSources = ['exam', 'certificate', 'class', 'observation', 'assessment', 'import', 'prior_learning'] as const
export type EvidenceSource = (typeof evidenceSources)[number]

const highest: Record<EvidenceSource, number> = { exam: 3, certificate: 3, class: 3, prior_learning: 3, observation: 4, assessment: 5, import: 5 }

/** The highest level a source can prove, 3 to 5. Total. */
export function sourceLimit(source: EvidenceSource): number {
  return highest[source]
}

/** The level that counts of what a source claims. Total. */
export function provenLevel(claim: { readonly level: number; readonly source: EvidenceSource }): number {
  return Math.min(claim.level, sourceLimit(claim.source))
}
