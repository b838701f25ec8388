/** Calendar, glossary, certificate types, competencies and positions in the database, as content has them. */
import { searchKey } from '~/domain/kernel/vietnamese-text'
import { fromColumn, toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { indexPassages, termPassages } from '~/server/search/index-passages.server'
import type { Catalogues } from './check-catalogues.server'
import type { Standards } from './check-standards.server'
import type { ContentSentenceKey, Sentence } from './fault-sentence.server'

type Difference<Row> = { added: Row[]; changed: Row[]; removed: string[] }

/** What must happen to the stored rows (key → content as JSON) to become the wanted ones. */
function difference<Row>(wanted: readonly Row[], stored: ReadonlyMap<string, string>, key: (row: Row) => string): Difference<Row> {
  const keys = new Set(wanted.map(key))
  return {
    added: wanted.filter((row) => !stored.has(key(row))),
    changed: wanted.filter((row) => stored.has(key(row)) && stored.get(key(row)) !== JSON.stringify(row)),
    removed: [...stored.keys()].filter((one) => !keys.has(one)),
  }
}

function line(sentence: Sentence, key: ContentSentenceKey, { added, changed, removed }: Difference<unknown>): string[] {
  const counts = { added: added.length, changed: changed.length, removed: removed.length }
  return counts.added + counts.changed + counts.removed === 0 ? [] : [sentence(key, counts)]
}

export async function storeCatalogues(tx: Transaction, catalogues: Catalogues, { framework, positions }: Standards, sentence: Sentence): Promise<string[]> {
  return [
    ...(await storeCalendar(tx, catalogues.calendar, sentence)),
    ...(await storeGlossary(tx, catalogues.glossary, sentence)),
    ...(await storeCertificates(tx, catalogues.certificates, sentence)),
    ...(await storeCompetencies(tx, catalogues.competencies, framework, sentence)),
    ...(await storePositions(tx, positions, sentence)),
  ]
}

async function storeCalendar(tx: Transaction, rows: Catalogues['calendar'], sentence: Sentence): Promise<string[]> {
  const keyOf = (row: { date: string; kind: string }) => `${row.date} ${row.kind}`
  const stored = (await tx.calendarDay.findMany()).map(({ date, kind, name, mark }) => ({ date: fromColumn(date), kind, name, mark }))
  const found = difference(rows, new Map(stored.map((row) => [keyOf(row), JSON.stringify(row)])), keyOf)
  const report = line(sentence, 'loadCalendar', found)
  if (report.length === 0) return []
  await tx.calendarDay.deleteMany()
  await tx.calendarDay.createMany({ data: rows.map((row) => ({ ...row, date: toColumn(row.date) })) })
  return report
}

async function storeGlossary(tx: Transaction, rows: Catalogues['glossary'], sentence: Sentence): Promise<string[]> {
  const stored = await tx.glossaryTerm.findMany({ select: { code: true, vietnamese: true, definition: true } })
  const found = difference(rows, new Map(stored.map(({ code, vietnamese, definition }) => [code, JSON.stringify({ code, vietnamese, definition })])), (row) => row.code)
  const report = line(sentence, 'loadGlossary', found)
  await tx.searchPassage.deleteMany({ where: { termCode: { not: null } } })
  await indexPassages(tx, termPassages(rows))
  if (report.length === 0) return []
  await tx.glossaryTerm.deleteMany()
  await tx.glossaryTerm.createMany({ data: rows.map((row) => ({ ...row, searchKey: searchKey(row.vietnamese) })) })
  return report
}

// Certificates, competencies and positions are referred to by facts: a row that content no longer has stays.

async function storeCertificates(tx: Transaction, rows: Catalogues['certificates'], sentence: Sentence): Promise<string[]> {
  const stored = await tx.certificateType.findMany({ select: { code: true, name: true, validityMonths: true } })
  const found = { ...difference(rows, new Map(stored.map(({ code, name, validityMonths }) => [code, JSON.stringify({ code, name, validityMonths })])), (row) => row.code), removed: [] }
  await tx.certificateType.createMany({ data: found.added.map((row) => ({ ...row, id: newId() })) })
  for (const row of found.changed) await tx.certificateType.update({ where: { code: row.code }, data: row })
  return line(sentence, 'loadCertificates', found)
}

async function storeCompetencies(tx: Transaction, rows: Catalogues['competencies'], framework: Standards['framework'], sentence: Sentence): Promise<string[]> {
  const frame = { name: framework.name, validFrom: toColumn(framework.validFrom) }
  const { id: frameworkId } = await tx.competencyFramework.upsert({ where: { code: framework.code }, update: frame, create: { id: newId(), code: framework.code, ...frame } })
  const wanted = rows.map((row, i) => ({ code: row.code, group: row.group, name: row.name, ordinal: i + 1, levels: [...row.levels] }))
  const stored = await tx.competency.findMany({ include: { levels: { orderBy: { level: 'asc' } } } })
  const asWanted = stored.map((row) => [row.code, JSON.stringify({ code: row.code, group: row.group, name: row.name, ordinal: row.ordinal, levels: row.levels.map(({ behaviour }) => behaviour) })] as const)
  const all = difference(wanted, new Map(asWanted), (row) => row.code)
  // From the first wording published in the browser on, content only adds competencies (decision 061).
  const found = { ...all, changed: (await tx.frameworkVersion.count()) > 0 ? [] : all.changed, removed: [] }
  const levelsOf = (competencyId: string, levels: readonly string[]) => levels.map((behaviour, i) => ({ competencyId, level: i + 1, behaviour }))
  const added = found.added.map(({ levels, ...row }) => ({ row: { ...row, id: newId(), frameworkId }, levels }))
  await tx.competency.createMany({ data: added.map(({ row }) => row) })
  await tx.competencyLevel.createMany({ data: added.flatMap(({ row, levels }) => levelsOf(row.id, levels)) })
  for (const { levels, ...row } of found.changed) {
    const { id } = await tx.competency.update({ where: { code: row.code }, data: row, select: { id: true } })
    await tx.competencyLevel.deleteMany({ where: { competencyId: id } })
    await tx.competencyLevel.createMany({ data: levelsOf(id, levels) })
  }
  return line(sentence, 'loadCompetencies', found)
}

async function storePositions(tx: Transaction, rows: Standards['positions'], sentence: Sentence): Promise<string[]> {
  const wanted = rows.map(({ code, name, level }) => ({ code, name, level }))
  const stored = await tx.position.findMany({ select: { code: true, name: true, level: true } })
  const found = { ...difference(wanted, new Map(stored.map(({ code, name, level }) => [code, JSON.stringify({ code, name, level })])), (row) => row.code), removed: [] }
  await tx.position.createMany({ data: found.added.map((row) => ({ ...row, id: newId() })) })
  for (const row of found.changed) await tx.position.update({ where: { code: row.code }, data: row })
  return line(sentence, 'loadPositions', found)
}
