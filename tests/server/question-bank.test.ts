import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/access/role'
import type { ImportChoices } from '~/domain/question-exchange/import-item'
import { EXPORT_FORMATS } from '~/domain/question-exchange/exchange-format'
import { loadContent } from '~/server/content/load-content.server'
import { sentencesIn } from '~/server/content/fault-sentence.server'
import { findCourseFile } from '~/server/course/find-course-file.server'
import { db } from '~/server/db.server'
import { findKeptQuestions } from '~/server/preview/find-kept-questions.server'
import { checkDraft } from '~/server/question/check-draft.server'
import { exportQuestions } from '~/server/question/export-questions.server'
import { getBank } from '~/server/question/get-bank.server'
import { loadImport } from '~/server/question/load-import.server'
import { loadQuestionEditor } from '~/server/question/load-question-editor.server'
import { publishImport } from '~/server/question/publish-import.server'
import { publishQuestions } from '~/server/question/publish-questions.server'
import { purgeImports } from '~/server/question/purge-imports.server'
import { startImport } from '~/server/question/start-import.server'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()

const now = new Date('2026-11-23T02:00:00Z')
const course = { courseCode: 'KH2', now }
const language = 'vi' as const
let folder = ''
let trainer: Actor
let other: Actor
const stranger: Actor = { userId: randomUUID(), username: 'x', displayName: 'x', officerId: null, roles: [{ role: 'hr', unitId: null }] }

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'content-'))
  await cp('content', folder, { recursive: true })
  const loaded = await loadContent({ actorName: 'test', folder })
  if (!loaded.ok) throw new Error(loaded.reason.join('\n'))
  trainer = await makeUser({ roles: [{ role: 'trainer', unitId: null }] })
  other = await makeUser({ roles: [{ role: 'trainer', unitId: null }] })
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const bankNow = async () => (await getBank(db(), 'KH2'))!
const versions = () => db().courseVersion.count({ where: { course: { code: 'KH2' } } })
const editor = async (code: string | null, kind = 'single') => {
  const page = await loadQuestionEditor({ by: trainer, courseCode: 'KH2', questionCode: code, kind, version: null })
  if (!page.ok) throw new Error(page.reason)
  return page.value
}
/** Checks a text and publishes it as the editor does. */
async function write(by: Actor, code: string | null, text: string, seen: string | null) {
  const draft = await checkDraft({ by, courseCode: 'KH2', questionCode: code, text, language })
  if (!draft.ok || draft.value.definition === null) throw new Error(JSON.stringify(draft))
  const { definition } = draft.value
  return publishQuestions({ by, ...course, put: [definition], remove: [], seen: new Map([[definition.id, seen]]), pictures: [], source: { way: 'editor' } })
}
const aSingle = async () => (await bankNow()).questions.find(({ definition }) => definition.kind === 'single' && definition.purpose === 'exam' && !definition.mustBeRight)!

describe('writing a question', () => {
  it('is for trainers', async () => {
    expect(await loadQuestionEditor({ by: stranger, courseCode: 'KH2', questionCode: null, kind: '', version: null })).toEqual({ ok: false, reason: 'role' })
    expect(await checkDraft({ by: stranger, courseCode: 'KH2', questionCode: null, text: '', language })).toEqual({ ok: false, reason: 'role' })
    expect(await publishQuestions({ by: stranger, ...course, put: [], remove: [], seen: new Map(), pictures: [], source: {} })).toEqual({ ok: false, reason: { kind: 'role' } })
    expect(await startImport({ by: stranger, ...course, fileName: 'x', format: 'auto', bytes: Buffer.from('x') })).toEqual({ ok: false, reason: 'role' })
    expect(await exportQuestions({ by: stranger, ...course, format: 'yaml', sentence: sentencesIn('vi') })).toEqual({ ok: false, reason: 'role' })
  })

  it('names faults with line and column, and writes nothing', async () => {
    const page = await editor('KH2-Q101')
    const before = await versions()
    const draft = await checkDraft({ by: trainer, courseCode: 'KH2', questionCode: 'KH2-Q101', text: page.text.replace(/level: ./, 'level: X').replace('points: 1', 'pointz: 1'), language })
    expect(draft.ok && draft.value.definition).toBeNull()
    expect(draft.ok && draft.value.faults.map(({ line, column, key }) => [line, column, key])).toEqual([[1, 1, 'fieldMissing'], [4, 8, 'fieldInvalid'], [6, 9, 'fieldUnknown']])
    const moved = await checkDraft({ by: trainer, courseCode: 'KH2', questionCode: 'KH2-Q101', text: page.text.replaceAll('KH2-Q101', 'KH2-Q102'), language })
    expect(moved.ok && moved.value.faults.map(({ key }) => key)).toEqual(['draftCodeChanged'])
    const taken = await checkDraft({ by: trainer, courseCode: 'KH2', questionCode: null, text: page.text, language })
    expect(taken.ok && taken.value.faults.map(({ key }) => key)).toEqual(['draftCodeUsed'])
    expect((await checkDraft({ by: trainer, courseCode: 'KH2', questionCode: null, text: 'a: &x [1]\nb: *x', language })).ok).toBe(true)
    expect(await versions()).toBe(before)
  })

  it('makes a new version; the old one, and what hangs on it, stay', async () => {
    const old = await bankNow()
    const question = await aSingle()
    const page = await editor(question.code)
    const published = await write(trainer, question.code, page.text.replace(/points: 1\b/, 'points: 2'), page.seen)
    expect(published).toMatchObject({ ok: true, value: { number: old.number + 1, put: [question.code] } })
    const fresh = await bankNow()
    expect(fresh.questions).toHaveLength(old.questions.length)
    expect(fresh.questions.find(({ code }) => code === question.code)).toMatchObject({ origin: 'workspace', reviewState: 'pending', definition: { points: 2 } })
    expect(fresh.questions.filter(({ origin }) => origin === 'workspace')).toHaveLength(1)
    const lessons = await db().lesson.findMany({ where: { courseVersionId: { in: [old.versionId, fresh.versionId] } }, orderBy: [{ ordinal: 'asc' }], select: { courseVersionId: true, source: true, bodyHash: true } })
    const of = (id: string) => lessons.filter(({ courseVersionId }) => courseVersionId === id).map(({ source, bodyHash }) => source + bodyHash)
    expect(of(fresh.versionId)).toEqual(of(old.versionId))
    expect(await db().question.findFirst({ where: { courseVersionId: old.versionId, code: question.code }, select: { points: true } })).toMatchObject({ points: expect.objectContaining({}) })
    expect(await db().auditEvent.count({ where: { action: 'question.publish' } })).toBe(1)
    const { history } = await editor(question.code)
    expect(history.map(({ number, origin, current }) => ({ number, origin, current }))).toEqual([{ number: old.number + 1, origin: 'workspace', current: true }, { number: old.number, origin: 'files', current: false }])
  })

  it('the same text again changes nothing', async () => {
    const question = (await bankNow()).questions.find(({ origin }) => origin === 'workspace')!
    const page = await editor(question.code)
    expect(await write(trainer, question.code, page.text, page.seen)).toEqual({ ok: false, reason: { kind: 'nothing_changed' } })
  })

  it('two trainers at once: different questions both go through, the same one once', async () => {
    const before = await versions()
    const [first, second] = await Promise.all([editor(null, 'single'), editor(null, 'true_false')])
    const free = second.text.replaceAll('KH2-Q901', 'KH2-Q902')
    const both = await Promise.all([write(trainer, null, first.text, null), write(other, null, free, null)])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(await versions()).toBe(before + 2)
    const page = await editor('KH2-Q901')
    const race = await Promise.all([write(trainer, 'KH2-Q901', page.text.replace('points: 1', 'points: 2'), page.seen), write(other, 'KH2-Q901', page.text.replace('points: 1', 'points: 3'), page.seen)])
    expect(race.filter(({ ok }) => ok)).toHaveLength(1)
    expect(race.find(({ ok }) => !ok)).toEqual({ ok: false, reason: { kind: 'changed_meanwhile', codes: ['KH2-Q901'] } })
  })

  it('does not take out what the blueprint needs', async () => {
    const bank = await bankNow()
    const { code, contentHash } = bank.questions.find(({ definition }) => definition.mustBeRight)!
    const cell = bank.questions.filter(({ definition }) => definition.objective === bank.questions.find((one) => one.code === code)?.definition.objective && definition.mustBeRight)
    const remove = cell.map((one) => one.code)
    expect(await publishQuestions({ by: trainer, ...course, put: [], remove, seen: new Map(cell.map((one) => [one.code, one.contentHash])), pictures: [], source: {} })).toMatchObject({ ok: false, reason: { kind: 'bank_short' } })
    expect(contentHash).toBeTruthy()
  })
})

describe('a new version from files', () => {
  it('keeps what was written or taken out on the site, and takes the rest', async () => {
    const edited = (await bankNow()).questions.find(({ origin, code }) => origin === 'workspace' && !/Q9\d\d$/.test(code))!
    const added = await write(trainer, null, (await editor(null, 'numeric')).text, null)
    expect(added.ok).toBe(true)
    // An exam question is enough to spare once another of its kind stands in for it.
    const spare = (await bankNow()).questions.find(({ origin, definition }) => origin === 'files' && definition.purpose === 'exam' && !definition.mustBeRight && definition.kind === 'single')!
    const stand = (await editor(null, 'single')).text.replace(/objective: .*/, `objective: ${spare.definition.objective}`).replace(/level: ./, `level: ${spare.definition.level}`).replace(/^legal: .*/m, 'legal: []')
    expect((await write(trainer, null, stand.replace('Cán bộ một cửa nên làm gì?', 'Ai làm gì?'), null)).ok).toBe(true)
    const removed = await publishQuestions({ by: trainer, ...course, put: [], remove: [spare.code], seen: new Map([[spare.code, spare.contentHash]]), pictures: [], source: {} })
    expect(removed).toMatchObject({ ok: true, value: { removed: [spare.code] } })

    const before = await versions()
    expect(await loadContent({ actorName: 'test', folder })).toEqual({ ok: true, value: [] })
    expect(await versions()).toBe(before)

    const file = path.join(folder, 'courses/KH2/course.yaml')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace(/^summary: .*/m, (line) => `${line} Bản mới.`).replace(/^summary: >-\n/m, 'summary: >-\n  Bản mới.\n'))
    const loaded = await loadContent({ actorName: 'test', folder })
    expect(loaded).toMatchObject({ ok: true, value: [expect.stringContaining('KH2'), expect.stringContaining('giữ')] })
    const bank = await bankNow()
    expect(bank.questions.find(({ code }) => code === edited.code)).toMatchObject({ contentHash: edited.contentHash, origin: 'workspace' })
    expect(bank.questions.some(({ code }) => code === spare.code)).toBe(false)
    expect(bank.questions.filter(({ origin }) => origin === 'workspace').length).toBeGreaterThanOrEqual(5)
    expect(await findKeptQuestions(trainer)).toEqual({ ok: true, value: [{ code: 'KH2', changed: [edited.code], withdrawn: [spare.code] }] })
    await writeFile(file, `${await readFile(file, 'utf8')}\n# một lời chú\n`)
    const now_ = await versions()
    expect(await loadContent({ actorName: 'test', folder })).toEqual({ ok: true, value: [] })
    expect(await versions()).toBe(now_)
  }, 60_000)
})

describe('importing', () => {
  const choices: ImportChoices = { objective: '2.1a', level: 'H', purpose: 'practice' }
  const gift = '::Một::Giấy hẹn là mẫu nào nhỉ?{=Mẫu 01#Đúng. ~Mẫu 02 khi thiếu#Sai.}\n\n::Hai::Hỏng {=a\n\n::Ba::Ngày nhận là ngày 0, phải không?{T#Sai.#Đúng.}\n'
  const upload = async (bytes: Buffer | string, by = trainer, format: 'auto' | 'moodle' = 'auto') => {
    const started = await startImport({ by, ...course, fileName: 'thử.gift', format, bytes: Buffer.from(bytes) })
    if (!started.ok) throw new Error(started.reason)
    return { by, ...course, uploadId: started.value, choices, language }
  }
  const planned = async (input: Awaited<ReturnType<typeof upload>>) => {
    const page = await loadImport(input)
    if (!page.ok || !page.value.plan.ok) throw new Error(JSON.stringify(page))
    return page.value.plan.value
  }
  const everything = async () => JSON.stringify([await versions(), await db().question.count(), await db().courseAsset.count(), await db().auditEvent.count()])

  it('a dry run writes nothing but the upload', async () => {
    const before = await everything()
    const input = await upload(gift)
    const { questions } = await planned(input)
    expect(questions.map(({ verdict, code, name }) => [verdict, code, name])).toEqual([['new', expect.stringMatching(/^KH2-Q9\d\d$/), 'Một'], ['refused', null, 'Hai'], ['new', expect.stringMatching(/^KH2-Q9\d\d$/), 'Ba']])
    expect(questions[1]?.faults).toMatchObject([{ key: 'importBrace', at: { line: 3 } }])
    expect(await everything()).toBe(before)
    expect(await db().questionImport.count()).toBe(1)
  })

  it('all or nothing: a fault stops all; by choice only the sound ones come in, once', async () => {
    const before = await everything()
    const input = await upload(gift)
    const { fingerprint } = await planned(input)
    expect(await publishImport({ ...input, mode: 'all', fingerprint })).toEqual({ ok: false, reason: { kind: 'has_faults' } })
    expect(await everything()).toBe(before)
    const twice = await Promise.all([publishImport({ ...input, mode: 'valid', fingerprint }), publishImport({ ...input, mode: 'valid', fingerprint })])
    expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(twice.find(({ ok }) => !ok)).toEqual({ ok: false, reason: { kind: 'gone' } })
    expect(twice.find(({ ok }) => ok)).toMatchObject({ ok: true, value: { put: [expect.any(String), expect.any(String)] } })
    expect(await db().questionImport.count()).toBe(0)
    expect((await bankNow()).questions.filter(({ definition }) => definition.stem.endsWith('nhỉ?'))).toMatchObject([{ definition: { purpose: 'practice', objective: '2.1a', level: 'H', legal: [] }, reviewState: 'pending', origin: 'workspace' }])
  })

  it('the same file again has nothing to say', async () => {
    const { questions } = await planned(await upload(gift))
    expect(questions.map(({ verdict }) => verdict)).toEqual(['twin', 'refused', 'twin'])
    expect(questions[0]?.twin).toMatch(/^KH2-Q/)
  })

  it('an upload is its uploader’s, for an hour', async () => {
    const input = await upload(gift)
    expect(await loadImport({ ...input, by: other })).toEqual({ ok: false, reason: 'gone' })
    expect(await publishImport({ ...input, by: other, mode: 'valid', fingerprint: '' })).toEqual({ ok: false, reason: { kind: 'gone' } })
    expect(await loadImport({ ...input, courseCode: 'KH1' })).toMatchObject({ ok: false })
    const later = new Date(now.getTime() + 3_600_000)
    expect(await loadImport({ ...input, now: later })).toEqual({ ok: false, reason: 'gone' })
    expect(await loadImport({ ...input, uploadId: "' OR 1=1" })).toEqual({ ok: false, reason: 'gone' })
    expect([await purgeImports(now), await purgeImports(later), await db().questionImport.count()]).toEqual([0, 1, 0])
  })

  it('a bank that changed since the dry run is looked at again', async () => {
    const text = '::Bốn::Hồ sơ thiếu thì giao phiếu nào vậy?{=Mẫu 02#Đúng. ~Mẫu 01 khi đủ#Sai.}'
    const mine = await upload(text)
    const his = await upload(text.replace('vậy?', 'thế?'), other)
    const [{ fingerprint }, theirs] = [await planned(mine), await planned(his)]
    expect((await publishImport({ ...his, mode: 'all', fingerprint: theirs.fingerprint })).ok).toBe(true)
    const late = await publishImport({ ...mine, mode: 'all', fingerprint })
    expect(late).toEqual({ ok: false, reason: { kind: 'plan_changed' } })
    const again = await planned(mine)
    expect((await publishImport({ ...mine, mode: 'all', fingerprint: again.fingerprint })).ok).toBe(true)
  })

  it('an exam question explains every answer; one for practice may wait', async () => {
    const bare = 'Giấy nào nộp trước tiên?\nA. Tờ khai\nB. Giấy chứng sinh bản chính\nANSWER: A\n'
    const input = await upload(bare)
    expect((await planned(input)).questions).toMatchObject([{ verdict: 'new', notes: [{ key: 'importFeedback' }] }])
    expect((await planned({ ...input, choices: { ...choices, purpose: 'exam' } })).questions).toMatchObject([{ verdict: 'refused', faults: [{ key: 'importFeedbackExam' }] }])
    expect((await planned({ ...input, choices: { ...choices, objective: '', level: '' } })).questions[0]?.faults.map(({ key }) => key)).toEqual(['importNoObjective', 'importNoLevel'])
  })

  it('pictures come along, are served, and stay with the next version from files', async () => {
    const input = await upload(readFileSync('tests/fixtures/exchange/moodle.xml'))
    const { questions, fingerprint } = await planned(input)
    expect(questions[0]).toMatchObject({ verdict: 'new', pictures: [{ type: 'image/png' }] })
    const published = await publishImport({ ...input, mode: 'valid', fingerprint })
    expect(published.ok).toBe(true)
    const bank = await bankNow()
    const [name, asset] = Object.entries(bank.definition.assets).find(([one]) => one.startsWith('q-'))!
    expect(bank.questions.some(({ definition }) => definition.stem.includes(`(${name})`))).toBe(true)
    expect(await findCourseFile(asset.hash, name)).toMatchObject({ type: 'image/png' })
    const file = path.join(folder, 'courses/KH2/course.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace('Bản mới.', 'Bản mới nữa.'))
    expect((await loadContent({ actorName: 'test', folder })).ok).toBe(true)
    expect((await bankNow()).definition.assets[name]).toEqual(asset)
  }, 60_000)

  it('our own file back into its course changes nothing', async () => {
    const exported = await exportQuestions({ by: trainer, ...course, format: 'yaml', sentence: sentencesIn('vi') })
    if (!exported.ok) throw new Error(exported.reason)
    const { questions } = await planned(await upload(Buffer.from(exported.value.body)))
    expect([...new Set(questions.map(({ verdict }) => verdict))]).toEqual(['same'])
  })
})

describe('exporting', () => {
  it.each(EXPORT_FORMATS)('%s: a file, a trace, and what stays behind', async (format) => {
    const before = await db().auditEvent.count({ where: { action: 'question.export' } })
    const exported = await exportQuestions({ by: trainer, ...course, format, sentence: sentencesIn('vi') })
    if (!exported.ok) throw new Error(exported.reason)
    const { body, written, losses, name } = exported.value
    expect([body.length > 1_000, written > 20, losses.length > 0]).toEqual([true, true, format !== 'yaml'])
    expect(name).toMatch(/^KH2\.[a-z0-9.]+$/)
    expect(await db().auditEvent.count({ where: { action: 'question.export' } })).toBe(before + 1)
    expect(losses.every((loss) => !sentencesIn('vi')(loss.key, loss.values).includes('{{'))).toBe(true)
  })
})
