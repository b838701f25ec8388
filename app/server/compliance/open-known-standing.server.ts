/**
 * The two times of load-known-standing for any number of people: judged a thousand at a time, the rows that differ kept in a
 * table of the transaction, so that of all of them only ids are in memory; then read in the order of the page. One view of the
 * database from the first to the last. `read` hands totals and rows to a writer and ends the transaction.
 */
import type pg from 'pg'
import type { Refusal } from '~/domain/access/policy'
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
import { countUnitsNow } from './count-units-now.server'
import { findChangedPeople } from './find-changed-people.server'
import { findKnownPlaces } from './find-known-places.server'
import { judgePairs, type PairQuestion } from './judge-pairs.server'
import { loadFrame } from './load-frame.server'

const CHUNK = 1000

export type FoundKnown = { readonly totals: KnownTotals; readonly different: number; readonly rows: AsyncIterable<Difference> }
export type OpenKnown = {
  readonly unit: UnitOnDay
  readonly read: <Value>(onJudged: (done: number, total: number) => Promise<void>, consume: (found: FoundKnown) => Promise<Value>, chunk?: number) => Promise<Value>
}
export type OpenKnownQuestion = { readonly actor: Actor; readonly unitId: string; readonly asOf: Day; readonly known: Day; readonly today: Day }

export async function openKnownStanding({ actor, unitId, asOf, known, today }: OpenKnownQuestion): Promise<Result<OpenKnown, Refusal | 'not_found'>> {
  const frame = await loadFrame({ actor, act: 'exportStanding', unitId, asOf, today, structure: 'then' })
  if (!frame.ok) return frame
  const { unit, children, counted } = frame.value
  const units = counted.get(asOf) ?? []
  const places = await findKnownPlaces(units, unitId, asOf)
  const question: PairQuestion = { unitIds: units.map((one) => one.unit.unitId), places, asOf, knownAt: endOfDay(known) }
  return ok({
    unit,
    read: (onJudged, consume, chunk = CHUNK) => inOneView(async (client) => {
      const changed = await findChangedPeople([...places.keys()], asOf, question.knownAt, null, client)
      await client.query('CREATE TEMP TABLE known_difference (officer_id uuid NOT NULL, "change" text NOT NULL, turned boolean NOT NULL, "then" jsonb, "now" jsonb) ON COMMIT DROP')
      let changes: ReturnType<typeof addPairs> = new Map()
      for (let at = 0; at < changed.length; at += chunk) {
        await onJudged(at, changed.length)
        const pairs = await judgePairs(client, changed.slice(at, at + chunk), question)
        changes = addPairs(changes, pairs)
        await keepDifferences(client, pairs)
      }
      await client.query('ANALYZE known_difference')
      const { rows: [counts] } = await client.query<{ different: number }>('SELECT count(*)::int AS different FROM known_difference')
      const totals = knownTotals({ unit, children, tops: places, changes, counts: await countUnitsNow(client, question.unitIds, asOf) })
      return consume({ totals, different: counts?.different ?? 0, rows: readDifferences(client, question, chunk) })
    }),
  })
}

async function inOneView<Value>(work: (client: pg.PoolClient) => Promise<Value>): Promise<Value> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    const value = await work(client)
    await client.query('COMMIT')
    return value
  } catch (error) {
    await client.query('ROLLBACK').catch((fault: unknown) => { broken = fault instanceof Error ? fault : new Error('rollback failed') })
    throw error
  } finally {
    client.release(broken)
  }
}

async function keepDifferences(client: pg.ClientBase, pairs: Awaited<ReturnType<typeof judgePairs>>): Promise<void> {
  const differing = pairs.flatMap(({ officerId, then, now }) => {
    const change = rowChange(then, now)
    return change === null ? [] : [{ officer_id: officerId, change, turned: then?.meets !== now?.meets, then, now }]
  })
  if (differing.length === 0) return
  await client.query(`INSERT INTO known_difference SELECT officer_id, "change", turned, nullif("then", 'null'), nullif("now", 'null') FROM jsonb_to_recordset($1::jsonb) AS r(officer_id uuid, "change" text, turned boolean, "then" jsonb, "now" jsonb)`, [JSON.stringify(differing)])
}

async function* readDifferences(client: pg.ClientBase, { asOf, knownAt }: PairQuestion, chunk: number): AsyncGenerator<Difference> {
  await client.query(`DECLARE known_rows NO SCROLL CURSOR FOR
    SELECT d.officer_id::text AS "officerId", o.staff_code AS "staffCode", o.full_name AS "fullName", d."change", d."then", d."now"
    FROM known_difference d JOIN officer o ON o.id = d.officer_id ORDER BY d.turned DESC, o.sort_key COLLATE "C", o.id`)
  for (;;) {
    const { rows } = await client.query<Omit<Difference, 'facts'>>(`FETCH ${Math.trunc(chunk)} FROM known_rows`)
    if (rows.length === 0) return
    const facts = await findLaterFacts(rows.map(({ officerId }) => officerId), knownAt, asOf, client)
    for (const row of rows) yield { ...row, facts: factsOfPerson(facts.get(row.officerId)) }
  }
}
