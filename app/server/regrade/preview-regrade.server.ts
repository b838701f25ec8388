/** The dry run of a decision: who changes and by how much, who would pass or fail now, which certificates are affected. Writes nothing. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { registryNumber } from '~/domain/certificate/certificate'
import type { AskedQuestion } from '~/domain/attempt/regrade-decision'
import type { ChangeKind } from '~/domain/attempt/regrade'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { computeRegrade, type ChangedAttempt, type ComputedRegrade } from './compute-regrade.server'
import { findDecidedRows, findVersions, type DecisionRefusal } from './find-decided-rows.server'

/** As many rows as a page shows; the counts are of all. */
export const MOST_SHOWN = 100

export type PreviewRow = Pick<ChangedAttempt, 'id' | 'change' | 'submittedAt' | 'old' | 'fresh'> & {
  readonly fullName: string
  readonly staffCode: string
  /** of this attempt, when there is one */
  readonly certificate: { readonly id: string; readonly number: string; readonly revoked: boolean } | null
}
export type RegradePreview = Pick<ComputedRegrade, 'attempts' | 'counts' | 'digest'> & { readonly changed: number; readonly rows: readonly PreviewRow[] }
export type PreviewRefusal = Refusal | 'courseUnknown' | DecisionRefusal

const ORDER: Readonly<Record<ChangeKind, number>> = { fails: 0, passes: 1, down: 2, up: 3 }

export async function previewRegrade({ by, code, asked }: { by: Actor; code: string; asked: readonly AskedQuestion[] }): Promise<Result<RegradePreview, PreviewRefusal>> {
  const decision = may(by, 'regradeAttempts', {})
  if (!decision.ok) return err(decision.reason)
  const course = await db().course.findUnique({ where: { code }, select: { id: true } })
  if (!course) return err('courseUnknown')
  const decided = findDecidedRows(await findVersions(db(), course.id, asked.map(({ questionId }) => questionId)), asked)
  if (!decided.ok) return decided
  const { changes, ...computed } = await computeRegrade(db(), course.id, decided.value)
  const shown = [...changes].sort((a, b) => ORDER[a.change] - ORDER[b.change] || a.submittedAt.getTime() - b.submittedAt.getTime()).slice(0, MOST_SHOWN)
  return ok({ ...computed, changed: changes.length, rows: await describe(shown) })
}

async function describe(changes: readonly ChangedAttempt[]): Promise<PreviewRow[]> {
  const [officers, certificates] = await Promise.all([
    db().officer.findMany({ where: { id: { in: changes.map(({ officerId }) => officerId) } }, select: { id: true, fullName: true, staffCode: true } }),
    db().certificate.findMany({ where: { attemptId: { in: changes.map(({ id }) => id) } }, select: { id: true, attemptId: true, registryNumber: true, registryBook: true, revocation: { select: { certificateId: true } } } }),
  ])
  const people = new Map(officers.map((officer) => [officer.id, officer]))
  const papers = new Map(certificates.map((certificate) => [certificate.attemptId, certificate]))
  return changes.map(({ id, change, submittedAt, old, fresh, officerId }) => {
    const paper = papers.get(id)
    return {
      id, change, submittedAt, old, fresh,
      fullName: people.get(officerId)?.fullName ?? '', staffCode: people.get(officerId)?.staffCode ?? '',
      certificate: paper ? { id: paper.id, number: registryNumber(paper.registryNumber, paper.registryBook), revoked: paper.revocation !== null } : null,
    }
  })
}
