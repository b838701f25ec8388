/**
 * Carries a confirmed reorganisation out: units, rights, people and what hangs on the units in one transaction, so that a fault or a crash leaves
 * nothing behind. An advisory lock keeps a second hand off; progress is seen by others at once. The audit event comes last,
 * because its lock is everybody's. Signing figures waits for it, and it for a signing.
 */
import { setImmediate as breath } from 'node:timers/promises'
import { basisText } from '~/domain/reorganisation/basis-text'
import { recordEvent } from '~/server/audit/record-event.server'
import { fromColumn } from '~/server/day-column.server'
import { type Transaction, db } from '~/server/db.server'
import { tryAgain } from '~/server/job/try-again.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { holdSigning } from '~/server/standing/hold-signing.server'
import { findDigest } from './load-reorganisation-facts.server'
import { carryDependents } from './carry-dependents.server'
import { carriedDetail, isDue } from './follow-reorganisations.server'
import { movePeople } from './move-people.server'
import { type StoredPlan, involvedIn } from './stored-plan.server'
import { writeUnits } from './write-units.server'

/** People of one step: few enough that judging them does not hold the event loop up for long. */
const BATCH = 150
const LONG = { maxWait: 30_000, timeout: 900_000 }

export async function applyReorganisation(id: string, now: Date): Promise<'applied' | 'elsewhere'> {
  return tryAgain(async (tx) => {
    if (!(await holdReorganisation(tx, id, 'applying'))) return 'elsewhere'
    await holdSigning(tx)
    const { plan: stored, digest, effectiveOn, basisNumber, basisDate, basisIssuer, confirmedById, confirmedName } = await tx.reorganisation.findUniqueOrThrow({ where: { id }, omit: { bytes: true, mapping: true } })
    const plan = stored as unknown as StoredPlan
    const on = fromColumn(effectiveOn)
    if ((await findDigest(queriesOf(tx), on, plan.sources, involvedIn(plan))) !== digest) throw new Error('changedSince')
    const decision = basisText({ number: basisNumber, date: fromColumn(basisDate), issuer: basisIssuer })
    const made = await writeUnits(tx, { id, plan, on, legalBasis: decision })
    let done = 0
    for await (const officerIds of officersOf(tx, id)) {
      await movePeople(tx, { id, officerIds, on, decision, now })
      await reportReorganised(id, (done += officerIds.length))
    }
    await staleImports(tx, plan)
    const carried = isDue(on, now) ? await carryDependents(tx, plan, on) : undefined
    await tx.reorganisation.update({ where: { id }, data: { state: 'applied', appliedAt: now, workedAt: null, plan: { ...plan, made: { ...made, carried } } as unknown as object } })
    const count = (kind: string) => plan.units.filter((unit) => unit.kind === kind).length
    await recordEvent(tx, { at: now, actor: { userId: confirmedById, name: confirmedName ?? '' }, action: 'reorganisation.apply', subjectType: 'reorganisation', subjectId: id, detail: { effectiveOn: on, basis: decision, created: count('created'), closed: count('closed'), changed: count('changed') + count('along'), officers: done, roles: plan.roles.length, ...(carried === undefined ? {} : carriedDetail(carried)) } })
    return 'applied'
  }, LONG)
}

/** False: somebody else is at it, or it is done. Held to the end of the transaction. */
export async function holdReorganisation(tx: Transaction, id: string, state: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ got: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtextextended(${`reorganisation ${id}`}, 0)) AS got`
  return row?.got === true && (await tx.reorganisation.findUnique({ where: { id }, select: { state: true } }))?.state === state
}

/** Seen by others at once, whatever the transaction of the work is doing. */
export async function reportReorganised(id: string, done: number): Promise<void> {
  await db().reorganisation.update({ where: { id }, data: { done, workedAt: new Date() } })
  await breath()
}

/** The officers whose postings move, some hundred at a time. */
export async function* officersOf(tx: Transaction, id: string): AsyncGenerator<string[]> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await tx.$queryRaw<{ officer_id: string }[]>`SELECT DISTINCT officer_id FROM reorganisation_move WHERE reorganisation_id = ${id}::uuid AND officer_id > ${last}::uuid ORDER BY officer_id LIMIT ${BATCH}`
    const ids = rows.map(({ officer_id }) => officer_id)
    if (ids.length === 0) return
    yield ids
    last = ids.at(-1) ?? last
  }
}

/** Lists of officers of these units, or of what lies above or below them, that were tried before have to be tried again. */
export async function staleImports(tx: Transaction, { units }: Pick<StoredPlan, 'units'>): Promise<void> {
  const ids = units.map(({ id }) => id)
  await tx.$executeRaw`
    WITH RECURSIVE above (unit_id) AS (
      SELECT unnest(${ids}::uuid[]) UNION SELECT v.parent_id FROM unit_version v JOIN above a ON a.unit_id = v.unit_id WHERE v.parent_id IS NOT NULL
    ), below (unit_id) AS (
      SELECT unnest(${ids}::uuid[]) UNION SELECT v.unit_id FROM unit_version v JOIN below b ON v.parent_id = b.unit_id
    )
    UPDATE roster_import SET state = 'mapping' WHERE state = 'planned' AND (unit_id IN (SELECT unit_id FROM above) OR unit_id IN (SELECT unit_id FROM below))`
}
