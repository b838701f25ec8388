/**
 * The first cause for which a person does not comply: each such person has exactly one, so that the counts add
 * up to the number of people who do not comply. Order: what takes the longest to notice and is learnt by course
 * first (a certificate never had, then one that ran out, was revoked or is too weak), then competency, then papers and hours.
 * load-compliance-causes counts the same in the database; a test keeps the two equal.
 */
import { type StandingTree, leavesOf } from './standing-tree'

export const causes = ['certificate_never', 'certificate_lapsed', 'competency_below', 'document_missing', 'no_standard'] as const
export type Cause = (typeof causes)[number]

/** The first cause of a tree, or null when the person complies or holds no post. Total. */
export function firstCause(tree: StandingTree): Cause | null {
  if (tree.meets || tree.status === 'no_post') return null
  const missing = leavesOf(tree).filter((leaf) => leaf.state === 'missing')
  const certificates = missing.filter((leaf) => leaf.requirement.kind === 'certificate')
  if (certificates.some(({ near }) => near === null || near.reason === 'upcoming')) return 'certificate_never'
  if (certificates.length > 0) return 'certificate_lapsed'
  if (missing.some((leaf) => leaf.requirement.kind === 'competency')) return 'competency_below'
  return missing.length > 0 ? 'document_missing' : 'no_standard'
}
