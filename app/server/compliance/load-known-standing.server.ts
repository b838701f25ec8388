/**
 * The standing of a unit on a day, as it was known at the end of another day beside as it is known now ("hai thời điểm"):
 * totals by the units right below, and everybody whose row differs, with what was learnt since. Only people about whom
 * something was recorded later are judged again; the others are counted from the spans. Standards are those on record now, at
 * both moments (decision 022), so none of them is a reason.
 */
import type { Act, Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { endOfDay } from '~/domain/compliance/as-of'
import { addPairs, type KnownTotals, knownTotals } from '~/domain/compliance/known-totals'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { ok, type Result } from '~/domain/kernel/result'
import { factsOfPerson } from '~/domain/snapshot/later-fact'
import { rowChange } from '~/domain/snapshot/row-change'
import { pool } from '~/server/db.server'
import { findLaterFacts } from '~/server/snapshot/find-later-facts.server'
import type { Difference } from '~/server/snapshot/find-differences.server'
import { countUnitsNow, type UnitCount } from './count-units-now.server'
import { findChangedPeople } from './find-changed-people.server'
import { findKnownPlaces } from './find-known-places.server'
import { judgePairs, type PairQuestion, type PersonPair } from './judge-pairs.server'
import { loadFrame } from './load-frame.server'

export type KnownStanding = {
  readonly unit: UnitOnDay
  readonly ancestors: readonly UnitOnDay[]
  readonly children: readonly UnitOnDay[]
  /** The unit and all below it on the day. */
  readonly unitIds: readonly string[]
  /** null: more people than asked for have changed; open-known-standing tells of any number. */
  readonly compared: null | (KnownTotals & { readonly differences: readonly Difference[]; readonly different: number })
}
export type KnownQuestion = { readonly actor: Actor; readonly act?: Act; readonly unitId: string; readonly asOf: Day; readonly known: Day; readonly today: Day; /** Rows of differences wanted. */ readonly from: number; readonly count: number; /** More people are not judged while somebody waits. */ readonly most: number }

export async function loadKnownStanding({ actor, act = 'viewUnitStanding', unitId, asOf, known, today, from, count, most }: KnownQuestion): Promise<Result<KnownStanding, Refusal | 'not_found'>> {
  const frame = await loadFrame({ actor, act, unitId, asOf, today, structure: 'then' })
  if (!frame.ok) return frame
  const { unit, ancestors, children, counted } = frame.value
  const units = counted.get(asOf) ?? []
  const unitIds = units.map((one) => one.unit.unitId)
  const places = await findKnownPlaces(units, unitId, asOf)
  const knownAt = endOfDay(known)
  const changed = await findChangedPeople([...places.keys()], asOf, knownAt, most + 1)
  if (changed.length > most) return ok({ unit, ancestors, children, unitIds, compared: null })
  const { pairs, counts } = await judged(changed, { unitIds, places, asOf, knownAt })
  const differing = pairs.flatMap((pair) => {
    const change = rowChange(pair.then, pair.now)
    return change === null ? [] : [{ ...pair, change }]
  })
  const named = await namesOf(differing.map(({ officerId }) => officerId))
  const rows = differing.flatMap((row) => {
    const name = named.get(row.officerId)
    return name ? [{ ...row, ...name, key: `${Number(row.then?.meets === row.now?.meets)} ${name.sortKey} ${row.officerId}` }] : []
  })
  rows.sort((a, b) => (a.key < b.key ? -1 : 1))
  const shown = rows.slice(from, from + count)
  const facts = await findLaterFacts(shown.map(({ officerId }) => officerId), knownAt, asOf)
  return ok({
    unit, ancestors, children, unitIds,
    compared: {
      ...knownTotals({ unit, children, tops: places, counts, changes: addPairs(new Map(), pairs) }),
      different: rows.length,
      differences: shown.map(({ key: _key, sortKey: _sort, ...row }) => ({ ...row, facts: factsOfPerson(facts.get(row.officerId)) })),
    },
  })
}

async function judged(officerIds: readonly string[], question: PairQuestion): Promise<{ readonly pairs: PersonPair[]; readonly counts: UnitCount[] }> {
  const client = await pool().connect()
  try {
    return { pairs: await judgePairs(client, officerIds, question), counts: await countUnitsNow(client, question.unitIds, question.asOf) }
  } finally {
    client.release()
  }
}

async function namesOf(officerIds: readonly string[]): Promise<Map<string, { readonly staffCode: string; readonly fullName: string; readonly sortKey: string }>> {
  const { rows } = await pool().query<{ id: string; staffCode: string; fullName: string; sortKey: string }>('SELECT id::text, staff_code AS "staffCode", full_name AS "fullName", sort_key AS "sortKey" FROM officer WHERE id = ANY($1::uuid[])', [officerIds])
  return new Map(rows.map(({ id, ...name }) => [id, name]))
}
