import { expect, test } from 'vitest'
import { NO_TERMS, type StandardContent, contentOf } from '~/domain/standard/standard-content'
import { standardSheet } from '~/domain/standard/standard-sheet'
import { standardsOfContent } from '~/server/content/publish-standards.server'
import { db } from '~/server/db.server'
import { fromColumn, toColumn } from '~/server/day-column.server'
import { toXlsx } from '~/server/export/xlsx.server'
import { countDraftEffect } from '~/server/standard/count-draft-effect.server'
import { discardCompetencyDraft } from '~/server/standard/discard-competency-draft.server'
import { discardStandardDraft } from '~/server/standard/discard-standard-draft.server'
import { exportFramework } from '~/server/standard/export-framework.server'
import { findRewrites } from '~/server/standard/find-rewrites.server'
import { getRewordingAfter } from '~/server/standard/get-rewording-after.server'
import { findStandardCatalogue } from '~/server/standard/find-standard-catalogue.server'
import { loadFramework } from '~/server/standard/load-framework.server'
import { loadStandardMatrix } from '~/server/standard/load-standard-matrix.server'
import { planFrameworkImport } from '~/server/standard/plan-framework-import.server'
import { planMatrixImport } from '~/server/standard/plan-matrix-import.server'
import { publishFramework } from '~/server/standard/publish-framework.server'
import { publishStandard } from '~/server/standard/publish-standard.server'
import { saveCompetencyDraft } from '~/server/standard/save-competency-draft.server'
import { saveStandardCells } from '~/server/standard/save-standard-cells.server'
import { saveStandardDraft } from '~/server/standard/save-standard-draft.server'
import { continueStandingRewrites } from '~/server/standing/continue-standing-rewrites.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCompetency, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { makeEvidence } from '../factories/evidence'
import { testDatabase } from './database'
import { bomb, lyingBomb, xlsx } from './roster-files'

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
  const effect = await countDraftEffect({ code, revision: 1, draft: ask(3), catalogue: await findStandardCatalogue(), on: TODAY, today: TODAY, page: 1 })
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

test('what a draft says is what is published: hours, documents, grades, terms; and the effect is counted by them', async () => {
  const { by, code, officerId, ask } = await world()
  const position = await db().position.findUniqueOrThrow({ where: { code } })
  const content: StandardContent = {
    ...ask(2), toleratesOneBelow: true, graceDays: 30, transitionUntil: '2026-12-31',
    requirements: [{ kind: 'training_hours', hours: 40, minGrade: 'B' }, { kind: 'document', document: 'LY_LICH' }, ...ask(2).requirements.map((one) => ({ ...one, minGrade: 'A' as const }))],
  }
  const saved = await saveStandardDraft({ by, code, seen: 0, content, now: NOW })
  if (!saved.ok) throw new Error(saved.reason)
  const effect = await countDraftEffect({ code, revision: 1, draft: content, catalogue: await findStandardCatalogue(), on: '2026-07-01', today: TODAY, page: 1 })
  // Those in post are spared until the transition ends: that is the day they are judged on.
  if (effect.state !== 'counted') throw new Error('one holder is counted at once')
  expect(effect).toMatchObject({ judgedOn: '2026-12-31', before: 1, after: 0, fallenCount: 1 })
  // The competency is there, of grade B: the grade asked for is A, and tolerance of a level does not tolerate a grade.
  expect(effect.fallen[0]?.missing.map(({ kind }) => kind).sort()).toEqual(['competency', 'document', 'training_hours'])
  expect(await publishStandard({ by, code, seen: saved.value.revision, on: '2026-12-31', decision: 'QĐ 2', legalBasis: 'NĐ 2', now: NOW })).toEqual({ ok: false, reason: 'transition_early' })
  expect((await publishStandard({ by, code, seen: saved.value.revision, on: '2026-07-01', decision: 'QĐ 2', legalBasis: 'NĐ 2', now: NOW })).ok).toBe(true)
  const version = (await findStandards(queriesOf(db()), [position.id])).get(position.id)?.at(-1)
  expect(version && contentOf(version)).toEqual(content)
  await continueStandingRewrites(NOW)
  const spans = await db().standingSpan.findMany({ where: { officerId, validTo: null } })
  expect(spans.map(({ validFrom, meets }) => [fromColumn(validFrom), meets])).toEqual([['2026-12-31', false]])
})

test('two publish at once: one does, the other is told; nothing is published twice', async () => {
  const { by, code, ask } = await world()
  const saved = await saveStandardDraft({ by, code, seen: 0, content: ask(3), now: NOW })
  if (!saved.ok) throw new Error(saved.reason)
  const publish = { by, code, seen: saved.value.revision, on: '2027-01-01', decision: 'QĐ', legalBasis: 'NĐ', now: NOW }
  const both = await Promise.all([publishStandard(publish), publishStandard({ ...publish, decision: 'QĐ khác' })])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: 'changed' }])
  expect(await db().positionStandard.count({ where: { position: { code } } })).toBe(2)
  expect(await db().standingRewrite.count({ where: { position: { code } } })).toBe(1)
  expect(await db().auditEvent.count({ where: { action: 'standard.publish', detail: { path: ['code'], equals: code } } })).toBe(1)
})

const words = { educations: { trung_hoc: 'trung học trở lên', trung_cap: 'trung cấp trở lên', cao_dang: 'cao đẳng trở lên', dai_hoc: 'đại học trở lên', sau_dai_hoc: 'sau đại học' }, yes: 'có', no: 'không' }
const sheet = { ...words, name: 'Ma trận', lines: ['Tiêu chuẩn'], code: 'Mã', position: 'Vị trí', headers: { education: 'Trình độ', hours: 'Số tiết', certificates: 'Chứng chỉ', documents: 'Giấy tờ', tolerance: 'Châm chước', grace: 'Người mới', transition: 'Chuyển tiếp' }, language: 'vi' }

test('cells go into drafts, all or none; of two editors the later is told', async () => {
  const [one, two] = [await world(), await world()]
  const { by } = one
  const level = (one.ask(1).requirements[0] as { competency: string }).competency
  const cells = [{ position: one.code, column: `level-${level}`, text: '4 (b)' }, { position: two.code, column: 'hours', text: '60' }]
  const seen = new Map([[one.code, 0], [two.code, 0]])
  const save = (over: object = {}) => saveStandardCells({ by, cells, seen, words, now: NOW, ...over })
  expect(await save({ by: one.districtHr })).toEqual({ ok: false, reason: 'scope' })
  expect(await save({ cells: [...cells, { position: two.code, column: 'grace', text: 'mai' }] })).toMatchObject({ ok: false, reason: { kind: 'cell', fault: 'grace' } })
  expect(await save({ cells: [...cells, { position: 'KHONG', column: 'grace', text: '1' }] })).toMatchObject({ ok: false, reason: { fault: 'position' } })
  expect(await db().standardDraft.count({ where: { position: { code: { in: [one.code, two.code] } } } })).toBe(0)
  const both = await Promise.all([save(), save({ cells: cells.map((cell) => ({ ...cell, text: '5' })) })])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: { kind: 'changed' } })
  expect(await db().standardDraft.count({ where: { position: { code: { in: [one.code, two.code] } } } })).toBe(2)
  expect(await db().positionStandard.count({ where: { position: { code: { in: [one.code, two.code] } } } })).toBe(2)
})

test('the matrix as XLSX comes back cell by cell; a bomb, a list without codes and strange cells do not', async () => {
  const { by, code, ask } = await world()
  expect((await saveStandardDraft({ by, code, seen: 0, content: { ...ask(3), graceDays: 15, toleratesOneBelow: true }, now: NOW })).ok).toBe(true)
  const { catalogue, rows } = await loadStandardMatrix(by, TODAY)
  const out = standardSheet({ codes: catalogue.codes, rows: rows.map(({ code: position, name, working }) => ({ code: position, name, content: working })) }, sheet)
  const plan = (bytes: Buffer) => planMatrixImport({ by, bytes, today: TODAY, words: [sheet] })
  expect(await plan(await toXlsx(out))).toMatchObject({ ok: true, value: { changed: [], refused: [], positions: rows.length, unknownColumns: [] } })
  const at = out.columns.findIndex(({ header }) => header === 'Số tiết')
  const changed = { ...out, rows: out.rows.map((cells) => (cells[0] === code ? cells.map((cell, i) => (i === at ? 40 : cell)) : cells)) }
  const planned = await plan(await toXlsx(changed))
  if (!planned.ok) throw new Error(planned.reason)
  expect(planned.value.changed).toMatchObject([{ position: code, column: 'hours', before: '', after: '40' }])
  const { seen } = planned.value
  expect(await saveStandardCells({ by, cells: planned.value.changed.map(({ position, column, after }) => ({ position, column, text: after })), seen: new Map(Object.entries(seen)), words, now: NOW })).toEqual({ ok: true, value: [code] })
  expect(await plan(await toXlsx(changed))).toMatchObject({ ok: true, value: { changed: [] } })
  expect(await plan(await toXlsx({ ...out, rows: [[code, 'x', '=HYPERLINK("http://x")']] }))).toMatchObject({ ok: true, value: { refused: [{ address: 'C3', text: '=HYPERLINK("http://x")' }] } })
  expect(await plan(await toXlsx({ name: 'x', columns: [{ header: 'Họ tên', width: 9 }], rows: [['An']] }))).toEqual({ ok: false, reason: 'noHead' })
  expect(await plan(bomb())).toEqual({ ok: false, reason: 'fileBomb' })
  expect(await plan(Buffer.from('không phải Excel'))).toEqual({ ok: false, reason: 'fileUnknown' })
})

test('a sheet of the matrix is bounded while it is read: bytes, rows, columns, texts, and what it unpacks to whatever it says', async () => {
  const { by, code } = await world()
  const plan = (bytes: Buffer) => planMatrixImport({ by, bytes, today: TODAY, words: [sheet] })
  const head = ['Mã', 'Số tiết']
  const lines = (count: number) => Array.from({ length: count }, (_, n) => [`X${n}`, 40])
  expect(await plan(Buffer.concat([await xlsx({ s: [head] }), Buffer.alloc(4_000_000)]))).toEqual({ ok: false, reason: 'fileTooBig' })
  expect(await plan(await xlsx({ s: [head, ...lines(1000)] }))).toEqual({ ok: false, reason: 'tooManyRows' })
  const most = await plan(await xlsx({ s: [head, ...lines(999)] }))
  expect(most.ok && most.value.refused).toHaveLength(999)
  expect(await plan(await xlsx({ s: [head, [code, 40, ...Array.from({ length: 198 }, () => null), 'thừa']] }))).toEqual({ ok: false, reason: 'tooManyColumns' })
  expect(await plan(await xlsx({ s: [head, ...Array.from({ length: 101 }, (_, r) => [code, ...Array.from({ length: 199 }, (_, c) => `chữ ${r} ${c}`)])] }))).toEqual({ ok: false, reason: 'fileBomb' })
  // A long list before it has no head: it is left after its first rows, and the matrix behind it is read.
  expect(await plan(await xlsx({ list: lines(5000), matrix: [head, [code, 40]] }))).toMatchObject({ ok: true, value: { changed: [{ position: code, column: 'hours', after: '40' }], refused: [] } })
  expect(await plan(lyingBomb())).toEqual({ ok: false, reason: 'fileBomb' })
})

test('the framework as CASE goes out and comes back; texts are published whole, as versions, by one of two at once', async () => {
  const { by, districtHr } = await world()
  const names = { groupNames: { chung: 'Năng lực chung' }, creator: 'Sở Nội vụ' }
  const exported = await exportFramework(by, TODAY, names)
  expect(await exportFramework(by, TODAY, names)).toEqual(exported)
  expect(exported?.CFItems.every(({ identifier }) => /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(identifier))).toBe(true)
  const trial = await planFrameworkImport(by, Buffer.from(JSON.stringify(exported)), TODAY)
  expect(trial).toMatchObject({ ok: true, value: { added: [], changed: [], lines: [], absent: [], seen: 0 } })
  expect(await planFrameworkImport(by, Buffer.from('{'), TODAY)).toEqual({ ok: false, reason: 'notJson' })
  expect(await planFrameworkImport(by, Buffer.from(JSON.stringify({ ...exported, CFItems: exported?.CFItems.slice(1) })), TODAY)).toMatchObject({ ok: false, reason: { faults: expect.arrayContaining([expect.objectContaining({ fault: 'node' })]) } })

  const known = (await loadFramework(by, TODAY)).competencies
  const first = known[0] ?? expect.fail('no competency')
  const before = await db().competency.findUniqueOrThrow({ where: { code: first.code }, select: { id: true } })
  const coming = [{ ...first, name: 'Tên mới', levels: ['Biểu hiện mới', ...first.levels.slice(1)] }, { code: 'MOI1', group: 'quan_ly', name: 'Năng lực mới', levels: ['1', '2', '3', '4', '5'] }]
  const publish = { by, seen: 0, competencies: coming as unknown, decision: 'QĐ lời mới', now: NOW }
  expect(await publishFramework({ ...publish, by: districtHr })).toEqual({ ok: false, reason: 'scope' })
  expect(await publishFramework({ ...publish, competencies: [coming[0], { ...coming[1], levels: ['1'] }] })).toEqual({ ok: false, reason: 'invalid' })
  expect(await publishFramework({ ...publish, decision: ' ' })).toEqual({ ok: false, reason: 'decision' })
  expect((await loadFramework(by, TODAY)).competencies).toEqual(known)
  const both = await Promise.all([publishFramework(publish), publishFramework(publish)])
  expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { number: 1 } }])
  expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: 'changed' }])
  const after = await loadFramework(by, TODAY)
  expect(after.competencies.find(({ code }) => code === first.code)).toEqual(coming[0])
  expect(after.competencies).toHaveLength(known.length + 1)
  expect(await db().competency.findUniqueOrThrow({ where: { code: first.code }, select: { id: true } })).toEqual(before)
  expect(await publishFramework({ ...publish, seen: 1 })).toEqual({ ok: false, reason: 'unchanged' })
  // A page of a day before the wording has to say that its names are of later.
  expect([await getRewordingAfter('2026-06-19'), await getRewordingAfter(TODAY)]).toEqual([TODAY, null])
  expect(await db().frameworkVersion.findMany({ select: { number: true, content: true } })).toEqual([{ number: 1, content: after.competencies }])
})

test('a new competency is kept as a draft, told apart from two editors, published or removed', async () => {
  const levels = [1, 2, 3, 4, 5].map((level) => `Biểu hiện ${level}`)
  const content = (name: string, code = 'CMX') => ({ code, group: 'chuyen_mon' as const, name, levels })
  const { by: city, districtHr } = await world()
  const save = (name: string, seen: number, code?: string) => saveCompetencyDraft({ by: city, content: content(name, code), seen, now: NOW })
  expect(await saveCompetencyDraft({ by: districtHr, content: content('Một'), seen: 0, now: NOW })).toMatchObject({ ok: false })
  const both = await Promise.all([save('Một', 0), save('Hai', 0)])
  expect(both.map((one) => (one.ok ? one.value.revision : one.reason)).sort()).toEqual([1, 'drafted'])
  expect(await save('Ba', 5)).toEqual({ ok: false, reason: 'changed' })
  expect(await save('Bốn', 1)).toEqual({ ok: true, value: { revision: 2 } })
  const known = (await loadFramework(city, TODAY)).competencies[0]?.code ?? ''
  expect(await save('Trùng', 0, known)).toEqual({ ok: false, reason: 'taken' })
  const { drafts, number, competencies } = await loadFramework(city, TODAY)
  expect(drafts).toMatchObject([{ code: 'CMX', name: 'Bốn', revision: 2 }])
  expect(competencies.map(({ code }) => code)).not.toContain('CMX')
  expect((await publishFramework({ by: city, seen: number, competencies: [content('Bốn')], decision: 'QĐ 1', now: NOW })).ok).toBe(true)
  const after = await loadFramework(city, TODAY)
  expect(after.drafts).toEqual([])
  expect(after.competencies.find(({ code }) => code === 'CMX')).toMatchObject({ code: 'CMX', name: 'Bốn', levels })
  expect(await save('Năm', 0)).toEqual({ ok: false, reason: 'taken' })
  await save('Sáu', 0, 'CMY')
  expect(await discardCompetencyDraft({ by: city, code: 'CMY', seen: 9, now: NOW })).toEqual({ ok: false, reason: 'changed' })
  expect(await discardCompetencyDraft({ by: city, code: 'CMY', seen: 1, now: NOW })).toEqual({ ok: true, value: null })
  expect((await loadFramework(city, TODAY)).drafts).toEqual([])
})
