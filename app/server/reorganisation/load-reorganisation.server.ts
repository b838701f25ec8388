/** The page of one reorganisation: what it says, and one page of the people whom it moves or whom no line takes. */
import { Prisma } from '@prisma/client'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { type GetReorganisation, type ReorganisationView, getReorganisation } from './get-reorganisation.server'
import { isReady } from './stored-plan.server'

const PAGE = 25

export type MovedPerson = { readonly postingId: string; readonly officerId: string; readonly staffCode: string; readonly fullName: string; readonly position: string; readonly kind: 'main' | 'concurrent'; readonly from: string; readonly to: string | null }
export type LoadedReorganisation = { readonly view: ReorganisationView; readonly ready: boolean; readonly people: readonly MovedPerson[]; readonly unassigned: boolean; readonly page: number; readonly total: number; readonly size: number }

/** Asked for those whom no line takes where there is none, or for a page beyond the last, it shows all, or the last page. */
export async function loadReorganisation({ unassigned: asked, page: wanted, ...input }: GetReorganisation & { readonly unassigned: boolean; readonly page: number }): Promise<Result<LoadedReorganisation, 'role' | 'notFound'>> {
  const found = await getReorganisation(input)
  if (!found.ok) return err(found.reason)
  const view = found.value
  const unassigned = asked && (view.plan?.unassigned ?? 0) > 0
  const total = await db().reorganisationMove.count({ where: { reorganisationId: view.id, ...(unassigned ? { toUnitId: null } : {}) } })
  const page = Math.min(wanted, Math.max(1, Math.ceil(total / PAGE)))
  const people = await db().$queryRaw<MovedPerson[]>(Prisma.sql`
      SELECT m.posting_id AS "postingId", o.id AS "officerId", o.staff_code AS "staffCode", o.full_name AS "fullName", position.name AS position, p.kind, m.from_unit_id AS "from", m.to_unit_id AS "to"
      FROM reorganisation_move m JOIN officer o ON o.id = m.officer_id JOIN posting p ON p.id = m.posting_id JOIN position ON position.id = p.position_id
      WHERE m.reorganisation_id = ${view.id}::uuid ${unassigned ? Prisma.sql`AND m.to_unit_id IS NULL` : Prisma.empty}
      ORDER BY o.sort_key, o.id, m.posting_id LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}`)
  return ok({ view, ready: view.plan !== null && isReady(view.plan, view.mapping), people, unassigned, page, total, size: PAGE })
}
