/**
 * The effect of a draft on everybody who holds the position on the day of judgement. Counting goes on in this process
 * whoever asks: a page waits for it a moment, then says how far it is and asks again (two processes may count the same).
 * One count at a time. Names only of the page asked for; its next pages, for a minute, without counting again.
 */
import { setTimeout as after } from 'node:timers/promises'
import type { DraftEffect } from '~/domain/compliance/draft-effect'
import type { Day } from '~/domain/kernel/day'
import { compareVietnamese } from '~/domain/kernel/compare-vietnamese'
import type { Requirement } from '~/domain/standard/standard'
import type { StandardContent } from '~/domain/standard/standard-content'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import type { StandardCatalogue } from './find-standard-catalogue.server'
import { judgeHolders } from './judge-holders.server'

const PAGE = 25
/** A page waits so long for the count before it says how far it is. */
const PATIENCE_MS = 800
/** The first page counts anew, unless the count is as young as that: facts may have changed. */
const FRESH_MS = 5000
const KEPT_MS = 60_000
const KEPT_MOST = 20

type Asked = {
  readonly code: string; readonly revision: number; readonly draft: StandardContent; readonly catalogue: StandardCatalogue; readonly on: Day; readonly today: Day; readonly page: number
  /** Wait until everybody is counted. */
  readonly patient?: boolean
}
type Count = { readonly effect: Promise<DraftEffect>; done: number; total: number; endedAt: number | null }

const kept = new Map<string, Count>()
let last: Promise<unknown> = Promise.resolve()

export async function countDraftEffect(asked: Asked) {
  const { code, draft, on, today, page } = asked
  const { id: positionId } = await db().position.findUniqueOrThrow({ where: { code }, select: { id: true } })
  const judgedOn = draft.transitionUntil !== null && draft.transitionUntil > on ? draft.transitionUntil : on
  const count = keptCount({ ...asked, positionId, judgedOn })
  const effect = await Promise.race([count.effect, ...(asked.patient ? [] : [after(PATIENCE_MS, null, { ref: false })])])
  if (effect === null) return { state: 'counting' as const, done: count.done, total: count.total }
  const meetNow = await db().standingSpan.count({ where: { positionId, meets: true, validFrom: { lte: toColumn(today) }, OR: [{ validTo: null }, { validTo: { gt: toColumn(today) } }] } })
  const causes = new Map<string, { requirement: Requirement; count: number }>()
  for (const requirement of effect.fallen.flatMap(({ missing }) => missing)) {
    const found = causes.get(requirement.id)
    causes.set(requirement.id, { requirement, count: (found?.count ?? 0) + 1 })
  }
  return { state: 'counted' as const, ...effect, meetNow, judgedOn, fallen: await namesOf(effect.fallen, judgedOn, page), fallenCount: effect.fallen.length, page, pageSize: PAGE, causes: [...causes.values()].sort((a, b) => b.count - a.count) }
}

function keptCount(asked: Asked & { readonly positionId: string; readonly judgedOn: Day }): Count {
  const key = [asked.positionId, asked.revision, asked.on, asked.today].join(' ')
  const age = (count: Count) => (count.endedAt === null ? 0 : performance.now() - count.endedAt)
  for (const [old, count] of kept) if (age(count) > KEPT_MS) kept.delete(old)
  const found = kept.get(key)
  if (found && (asked.page > 1 || age(found) < FRESH_MS)) return found
  for (const [old, { endedAt }] of kept) if (endedAt !== null && kept.size >= KEPT_MOST) kept.delete(old)
  const effect = last.then(() => judgeHolders(asked, (done, total) => Object.assign(count, { done, total })))
  const count: Count = { effect, done: 0, total: 0, endedAt: null }
  last = effect.then(() => { count.endedAt = performance.now() }, () => { kept.delete(key) })
  kept.set(key, count)
  return count
}

type Fallen = DraftEffect['fallen']

/** Those of one page, by unit and then name: units are put in order by their names, people are read only of the units on the page. */
async function namesOf(fallen: Fallen, on: Day, page: number) {
  const byUnit = new Map<string, Fallen[number][]>()
  for (const one of fallen) {
    const own = byUnit.get(one.unitId)
    if (own) own.push(one)
    else byUnit.set(one.unitId, [one])
  }
  const units = await db().unitVersion.findMany({ where: { unitId: { in: [...byUnit.keys()] }, validFrom: { lte: toColumn(on) }, OR: [{ validTo: null }, { validTo: { gt: toColumn(on) } }] }, select: { unitId: true, name: true } })
  const unitName = new Map(units.map(({ unitId, name }) => [unitId, name]))
  const nameOf = (unitId: string) => unitName.get(unitId) ?? ''
  const from = (page - 1) * PAGE
  let before = 0
  const touched: Fallen[number][] = []
  let skipped = 0
  for (const unitId of [...byUnit.keys()].sort((a, b) => compareVietnamese(nameOf(a), nameOf(b)) || (a < b ? -1 : 1))) {
    const own = byUnit.get(unitId) ?? []
    if (before + own.length <= from) skipped = before + own.length
    else if (before < from + PAGE) touched.push(...own)
    before += own.length
  }
  const people = await db().officer.findMany({ where: { id: { in: touched.map(({ officerId }) => officerId) } }, select: { id: true, fullName: true, sortKey: true } })
  const person = new Map(people.map((row) => [row.id, row]))
  const place = new Map([...new Set(touched.map(({ unitId }) => unitId))].map((unitId, i) => [unitId, i]))
  return touched
    .map(({ officerId, unitId, missing }) => ({ officerId, unitId, unit: nameOf(unitId), name: person.get(officerId)?.fullName ?? '', sortKey: person.get(officerId)?.sortKey ?? '', missing }))
    .sort((a, b) => (place.get(a.unitId) ?? 0) - (place.get(b.unitId) ?? 0) || (a.sortKey < b.sortKey ? -1 : 1))
    .slice(from - skipped, from - skipped + PAGE)
}
