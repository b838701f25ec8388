import { expect, test } from 'vitest'
import { NO_TERMS, type StandardContent } from '~/domain/standard/standard-content'
import { standardsOfContent } from '~/server/content/publish-standards.server'
import { db } from '~/server/db.server'
import { toColumn } from '~/server/day-column.server'
import { countDraftEffect } from '~/server/standard/count-draft-effect.server'
import { discardStandardDraft } from '~/server/standard/discard-standard-draft.server'
import { findRewrites } from '~/server/standard/find-rewrites.server'
import { findStandardCatalogue } from '~/server/standard/find-standard-catalogue.server'
import { publishStandard } from '~/server/standard/publish-standard.server'
import { saveStandardDraft } from '~/server/standard/save-standard-draft.server'
import { continueStandingRewrites } from '~/server/standing/continue-standing-rewrites.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCompetency, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { makeEvidence } from '../factories/evidence'
import { testDatabase } from './database'

await testDatabase()

const NOW = new Date('2026-06-20T03:00:00Z')
const TODAY = '2026-06-20'

async function world() {
  const city = await makeUnit()
  const district = await makeUnit({ parentId: city.id })
  const actorOf = (unitId: string) => makeUser({ roles: [{ role: 'hr', unitId }] })
  const competency = await makeCompetency()
  const position = await makePosition()
  const { code } = position
  await makeStandard({ positionId: position.id, requirements: [{ competencyId: competency.id, level: 2 }] })
  const officer = await makeOfficer()
  await makePosting({ officerId: officer.id, unitId: district.id, positionId: position.id, validFrom: '2020-01-01' })
  await makeEvidence({ competencyId: competency.id, level: 2 }, { officerId: officer.id, validFrom: '2020-01-01' })
  await db().$transaction((tx) => rewriteStanding(tx, [officer.id]))
  const ask = (level: number, terms: Partial<StandardContent> = {}): StandardContent => ({ ...NO_TERMS, ...terms, requirements: [{ kind: 'competency', competency: competency.code, level }] })
  return { by: await actorOf(city.id), districtHr: await actorOf(district.id), code, officerId: officer.id, ask }
}

test('draft → effect → publish → standing, and content cannot take it back', async () => {
  const { by, code, officerId, ask } = await world()
  const saved = await saveStandardDraft({ by, code, seen: 0, content: ask(3), now: NOW })
  if (!saved.ok) throw new Error(saved.reason)
  const effect = await countDraftEffect({ code, draft: ask(3), catalogue: await findStandardCatalogue(), on: TODAY, today: TODAY, page: 1 })
  expect(effect).toMatchObject({ holders: 1, meetNow: 1, before: 1, after: 0, fallenCount: 1, fallen: [{ officerId }] })

  const publish = { by, code, seen: saved.value.revision, on: TODAY, decision: 'QĐ 1', legalBasis: 'NĐ 1', now: NOW }
  expect(await publishStandard({ ...publish, on: '2026-06-19' })).toEqual({ ok: false, reason: 'past' })
  expect(await publishStandard({ ...publish, seen: 1 })).toEqual({ ok: false, reason: 'changed' })
  expect(await publishStandard(publish)).toEqual({ ok: true, value: { number: 2 } })
  expect(await publishStandard(publish)).toEqual({ ok: false, reason: 'changed' })
  expect(await findRewrites(code)).toMatchObject([{ code, done: 0, total: 1 }])
  expect(await continueStandingRewrites(NOW)).toBe(1)
  expect(await findRewrites(code)).toEqual([])
  expect(await db().standingSpan.findFirst({ where: { officerId, validFrom: toColumn(TODAY) } })).toMatchObject({ meets: false, metCount: 0 })
  expect(await db().standingSpan.findFirst({ where: { officerId, validTo: toColumn(TODAY) } })).toMatchObject({ meets: true })

  const file = (number: number) => ({ position: code, number, validFrom: '2030-01-01', validTo: null, decision: 'tệp', reviewState: 'pending' as const, requirements: ask(1).requirements })
  expect((await db().$transaction((tx) => standardsOfContent(tx, [file(1), file(2), file(3)]))).map(({ number }) => number)).toEqual([1])
})

test('HR of a district may not edit; of two editors the later is told', async () => {
  const { by, districtHr, code, ask } = await world()
  expect(await saveStandardDraft({ by: districtHr, code, seen: 0, content: ask(3), now: NOW })).toEqual({ ok: false, reason: 'scope' })
  const both = await Promise.all([3, 4].map((level) => saveStandardDraft({ by, code, seen: 0, content: ask(level), now: NOW })))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: 'changed' }])
  const first = both.find(({ ok }) => ok)
  if (!first?.ok) throw new Error('nobody saved')
  expect(await discardStandardDraft({ by, code, seen: first.value.revision + 1, now: NOW })).toEqual({ ok: false, reason: 'changed' })
  expect(await discardStandardDraft({ by, code, seen: first.value.revision, now: NOW })).toEqual({ ok: true, value: null })
})
