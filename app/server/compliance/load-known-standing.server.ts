/**
 * The standing of a unit on a day, as it was known at the end of another day beside as it is known now ("hai thời điểm"):
 * totals by the units right below, and everybody whose row differs, with what was learnt since. Only people about whom
 * something was recorded later are judged again; the others are counted from the spans. Standards are those on record now, at
 * both moments (decision 022), so none of them is a reason.
 */
import type { Act, Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { endOfDay } from '~/domain/compliance/as-of'
import { type KnownTotals, knownTotals } from '~/domain/compliance/known-totals'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { ok, type Result } from '~/domain/kernel/result'
import { textSortKey } from '~/domain/kernel/vietnamese-text'
import { type CountedRow, rowChange } from '~/domain/snapshot/row-change'
import { pool } from '~/server/db.server'
import { countedRows } from '~/server/snapshot/counted-rows.server'
import { findLaterFacts } from '~/server/snapshot/find-later-facts.server'
import type { Difference } from '~/server/snapshot/load-snapshot.server'
import { findChangedPeople } from './find-changed-people.server'
import { judgeAsKnown } from './judge-as-known.server'
import { loadFrame } from './load-frame.server'

/** More people than this are not judged while somebody waits: some seconds. */
export const MOST_CHANGED = 10_000

export type KnownStanding = {
  readonly unit: UnitOnDay
  readonly ancestors: readonly UnitOnDay[]
  /** null: too much was recorded since to tell at once. */
  readonly compared: null | (KnownTotals & { readonly differences: readonly Difference[]; readonly different: number })
}
export type KnownQuestion = { readonly actor: Actor; readonly act?: Act; readonly unitId: string; readonly asOf: Day; readonly known: Day; readonly today: Day; /** Rows of differences wanted. */ readonly from: number; readonly count: number }

export async function loadKnownStanding({ actor, act = 'viewUnitStanding', unitId, asOf, known, today, from, count }: KnownQuestion): Promise<Result<KnownStanding, Refusal | 'not_found'>> {
  const frame = await loadFrame({ actor, act, unitId, asOf, today, structure: 'then' })
  if (!frame.ok) return frame
  const { unit, ancestors, children, counted } = frame.value
  const tops = new Map((counted.get(asOf) ?? []).map((one) => [one.unit.unitId, one.top]))
  const unitIds = [...tops.keys()]
  const knownAt = endOfDay(known)
  const changed = await findChangedPeople(unitIds, asOf, knownAt, MOST_CHANGED + 1)
  if (changed.length > MOST_CHANGED) return ok({ unit, ancestors, compared: null })
  const [before, now, counts] = await Promise.all([judgeAsKnown(changed, asOf, knownAt), rowsNow(unitIds, asOf, changed), countsNow(unitIds, asOf)])
  const within = (row: CountedRow | null | undefined) => (row && tops.has(row.unitId) ? row : null)
  const pairs = changed.map((officerId) => ({ officerId, then: within(before.get(officerId)), now: within(now.get(officerId)) }))
  const differing = pairs.flatMap((pair) => {
    const change = rowChange(pair.then, pair.now)
    return change === null ? [] : [{ ...pair, change }]
  })
  const named = await namesOf(differing.map(({ officerId }) => officerId))
  const rows = differing.flatMap((row) => {
    const name = named.get(row.officerId)
    return name ? [{ ...row, ...name, key: `${Number(row.then?.meets === row.now?.meets)} ${textSortKey(name.fullName)} ${row.officerId}` }] : []
  })
  rows.sort((a, b) => (a.key < b.key ? -1 : 1))
  const shown = rows.slice(from, from + count)
  const facts = await findLaterFacts(shown.map(({ officerId }) => officerId), knownAt, asOf)
  return ok({
    unit, ancestors,
    compared: {
      ...knownTotals({ unit, children, tops, counts, pairs }),
      different: rows.length,
      differences: shown.map(({ key: _key, ...row }) => ({ ...row, facts: (facts.get(row.officerId) ?? []).filter(({ kind }) => kind !== 'standard') })),
    },
  })
}

type Row = CountedRow & { readonly officerId: string }

async function rowsNow(unitIds: readonly string[], asOf: Day, officerIds: readonly string[]): Promise<Map<string, CountedRow>> {
  const { text, values } = countedRows(unitIds, asOf)
  const { rows } = await pool().query<Row>({
    text: `SELECT officer_id::text AS "officerId", unit_id::text AS "unitId", position_id::text AS "positionId", meets, met_count AS "metCount", total_count AS "totalCount" FROM (${text}) r WHERE officer_id = ANY($${values.length + 1}::uuid[])`,
    values: [...values, officerIds],
  })
  return new Map(rows.map(({ officerId, ...row }) => [officerId, row]))
}

async function countsNow(unitIds: readonly string[], asOf: Day): Promise<{ readonly unitId: string; readonly people: number; readonly met: number }[]> {
  const { text, values } = countedRows(unitIds, asOf)
  const { rows } = await pool().query<{ unitId: string; people: number; met: number }>({ text: `SELECT unit_id::text AS "unitId", count(*)::int AS people, count(*) FILTER (WHERE meets)::int AS met FROM (${text}) r GROUP BY 1`, values })
  return rows
}

async function namesOf(officerIds: readonly string[]): Promise<Map<string, { readonly staffCode: string; readonly fullName: string }>> {
  const { rows } = await pool().query<{ id: string; staffCode: string; fullName: string }>('SELECT id::text, staff_code AS "staffCode", full_name AS "fullName" FROM officer WHERE id = ANY($1::uuid[])', [officerIds])
  return new Map(rows.map(({ id, ...name }) => [id, name]))
}
