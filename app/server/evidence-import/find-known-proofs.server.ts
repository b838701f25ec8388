/**
 * The proofs of some officers that stand, by officer and key. A certificate issued here is found by its registry number and
 * by its verification code as well; one that was revoked here is found too, so that a list cannot bring it back.
 */
import { Prisma } from '@prisma/client'
import { registryNumber } from '~/domain/certificate/certificate'
import { type KnownProof, proofKey } from '~/domain/evidence-import/judge-proof'
import type { RunQuery } from '~/server/standing/load-person-facts.server'

type Row = Omit<KnownProof, 'paper'> & { paper: string | null; code: string | null; book: string | null; number: number | null }

export const knownKey = (officerId: string, proof: Parameters<typeof proofKey>[0]) => `${officerId}\n${proofKey(proof)}`

export type KnownProofs = ReadonlyMap<string, KnownProof>
/** A number of the registry names one certificate whatever day a list gives it. */
const ANY_DAY = ''

/** The same proof on record; null: none. */
export function knownProof(known: KnownProofs, officerId: string, proof: Parameters<typeof proofKey>[0]): KnownProof | null {
  return known.get(knownKey(officerId, proof)) ?? known.get(knownKey(officerId, { ...proof, from: ANY_DAY })) ?? null
}

export async function findKnownProofs(run: RunQuery, officerIds: readonly string[]): Promise<KnownProofs> {
  if (officerIds.length === 0) return new Map()
  const rows = await run<Row>(Prisma.sql`
    SELECT e.id, e.officer_id AS "officerId", e.kind, e.level, e.hours, e.paper, e.valid_from::text AS "from", e.valid_to::text AS "to",
      COALESCE(e.competency_id::text, e.certificate_type_id::text, e.education, e.document_type, '') AS "subjectId",
      r.certificate_id IS NOT NULL AS revoked, c.code, c.registry_book AS book, c.registry_number AS number
    FROM evidence e LEFT JOIN certificate c ON c.id = e.certificate_id LEFT JOIN certificate_revocation r ON r.certificate_id = c.id
    WHERE e.officer_id = ANY(${[...new Set(officerIds)]}::uuid[]) AND e.superseded_at IS NULL ORDER BY e.recorded_at DESC, e.id`)
  return new Map(rows.flatMap(({ code, book, number, paper, ...row }) => {
    const issued = [code, number === null || book === null ? null : registryNumber(number, book)].flatMap((one) => (one === null ? [] : [{ paper: one, from: ANY_DAY }]))
    const names = [...(paper === null ? [] : [{ paper, from: row.from }]), ...issued]
    return names.map((name) => [knownKey(row.officerId, { ...row, ...name }), { ...row, paper: name.paper }] as const)
  }))
}
