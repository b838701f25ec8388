import { createHash } from 'node:crypto'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '~/domain/kernel/day'
import { finishOverdueAttempts } from '~/server/attempt/finish-overdue-attempts.server'
import { loadAttemptResult } from '~/server/attempt/load-attempt-result.server'
import { loadTestStart } from '~/server/attempt/load-test-start.server'
import { startAttempt } from '~/server/attempt/start-attempt.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { findCertificateByCode } from '~/server/certificate/find-certificate-by-code.server'
import { loadCertificate } from '~/server/certificate/load-certificate.server'
import { loadCertificates } from '~/server/certificate/load-certificates.server'
import { padGlyphs, readFont } from '~/server/certificate/read-font.server'
import { renderCertificatePdf } from '~/server/certificate/render-certificate-pdf.server'
import { revokeCertificate } from '~/server/certificate/revoke-certificate.server'
import { db } from '~/server/db.server'
import { fromColumn } from '~/server/day-column.server'
import { answerAll, makeAttempt, makeLearner, type Learner } from '../factories/attempt'
import { makeCourse, type MadeCourse } from '../factories/course'
import { makePosting } from '../factories/posting'
import { makePosition } from '../factories/position'
import { makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()

const noon = new Date('2026-05-20T05:00:00Z')
const today: Day = '2026-05-20'

async function passed(options: { course?: MadeCourse; learner?: Learner; now?: Date } = {}) {
  const made = await makeAttempt({ now: noon, ...options })
  await answerAll(made.attemptId, made.learner.officerId, made.now)
  const done = await submitAttempt({ actor: made.learner, attemptId: made.attemptId, now: made.now })
  if (!done.ok || done.value.certificateId === null) throw new Error('not passed')
  return { ...made, certificateId: done.value.certificateId }
}

describe('passing', () => {
  test('issues the certificate with all that follows from it', async () => {
    const course = await makeCourse()
    const learner = await makeLearner(course, { fullName: 'Nguyễn Thị Ánh Hữu', birthDate: '1991-08-14', sex: 'female' })
    const position = await makePosition({ name: 'Công chức tiếp nhận' })
    const city = await makeUnit({ level: 'city', name: 'Thành phố Hà Nội' })
    const district = await makeUnit({ level: 'district', name: 'Ba Đình', parentId: city.id })
    const ward = await makeUnit({ level: 'commune', name: 'Quán Thánh', parentId: district.id })
    await makePosting({ officerId: learner.officerId, unitId: ward.id, positionId: position.id })
    await makeStandard({ positionId: position.id, requirements: [{ certificateTypeId: course.certificateTypeId }, { competencyId: course.competency.id, level: 3 }] })
    const { certificateId, attemptId } = await passed({ course, learner })

    const view = await loadCertificate(learner.officerId, certificateId, today)
    expect(view).toMatchObject({ state: 'valid', facts: { issuedOn: today, registryBook: '2026', span: { from: today, to: '2029-05-21' } } })
    expect(view?.facts.snapshot).toMatchObject({
      holder: { fullName: 'Nguyễn Thị Ánh Hữu', birthDate: '1991-08-14' },
      post: { position: 'Công chức tiếp nhận', unit: 'phường Quán Thánh, quận Ba Đình' },
      course: { code: course.code, periods: 12, from: '2026-03-01', to: today },
      grade: 'Đạt',
    })
    const proofs = await db().evidence.findMany({ where: { certificateId }, orderBy: { kind: 'asc' } })
    expect(proofs.map(({ kind, source, grade, level, hours, attemptId: of, validFrom, validTo }) => [kind, source, grade, level ?? hours, of, fromColumn(validFrom), validTo && fromColumn(validTo)])).toEqual([
      ['certificate', 'exam', 'B', null, attemptId, today, '2029-05-21'],
      ['competency', 'exam', 'B', 3, attemptId, today, '2029-05-21'],
      ['training_hours', 'exam', 'B', 12, attemptId, today, null],
    ])
    expect((await db().enrolment.findUniqueOrThrow({ where: { id: learner.enrolmentId } })).completedAt).toEqual(noon)
    const spans = await db().standingSpan.findMany({ where: { officerId: learner.officerId }, orderBy: { validFrom: 'asc' } })
    expect(spans.filter(({ meets }) => meets).map(({ validFrom, validTo }) => [fromColumn(validFrom), validTo && fromColumn(validTo)])).toEqual([[today, '2029-05-21']])
    expect(await db().auditEvent.findMany({ where: { subjectId: { in: [attemptId, certificateId] } }, orderBy: { sequence: 'asc' }, select: { action: true } })).toEqual([{ action: 'attempt.start' }, { action: 'attempt.submit' }, { action: 'certificate.issue' }])
    const result = await loadAttemptResult(learner.officerId, attemptId, noon)
    expect(result).toMatchObject({ ok: true, value: { outcome: { passed: true, percent: 100 }, shown: 'explanations', certificate: { id: certificateId, lastDay: '2029-05-20' } } })
  })

  test('happens once under eight submits and the job at the same moment', async () => {
    const made = await makeAttempt({ now: noon })
    await answerAll(made.attemptId, made.learner.officerId, noon)
    const late = new Date(noon.getTime() + 2 * 3_600_000)
    const submits = Array.from({ length: 8 }, () => submitAttempt({ actor: made.learner, attemptId: made.attemptId, now: late }))
    const [job, ...done] = await Promise.all([finishOverdueAttempts(late), ...submits])
    const ids = new Set(done.map((one) => (one.ok ? one.value.certificateId : 'refused')))
    expect(ids.size).toBe(1)
    expect(ids).not.toContain(null)
    expect(job + done.filter((one) => one.ok && !one.value.already).length).toBe(1)
    expect(await db().certificate.count({ where: { attemptId: made.attemptId } })).toBe(1)
    expect(await db().attemptResult.count({ where: { attemptId: made.attemptId } })).toBe(1)
    expect(await db().evidence.count({ where: { attemptId: made.attemptId } })).toBe(3)
    expect(await db().auditEvent.count({ where: { action: 'certificate.issue', subjectId: [...ids][0] as string } })).toBe(1)
  })

  test('numbers are gap-free in their year when many pass at once', async () => {
    const course = await makeCourse()
    const at = new Date('2031-02-03T02:00:00Z')
    const made = []
    for (let n = 0; n < 8; n++) made.push(await makeAttempt({ course, now: at }))
    for (const { attemptId, learner } of made) await answerAll(attemptId, learner.officerId, at)
    await Promise.all(made.map(({ attemptId, learner }) => submitAttempt({ actor: learner, attemptId, now: at })))
    const numbers = await db().certificate.findMany({ where: { registryBook: '2031' }, orderBy: { registryNumber: 'asc' }, select: { registryNumber: true } })
    expect(numbers.map(({ registryNumber }) => registryNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('who holds a valid one may renew it only near its end', async () => {
    const { course, learner } = await passed()
    const early = await startAttempt({ actor: learner, courseCode: course.code, now: noon })
    expect(early).toEqual({ ok: false, reason: { kind: 'holds_certificate', lastDay: '2029-05-20', renewFrom: addDays('2029-05-20', -90) } })
    const nearEnd = new Date('2029-05-01T02:00:00Z')
    expect((await loadTestStart(learner.officerId, course.code, { now: nearEnd, address: null }))?.renewal).toBe(true)
    const again = await passed({ course, learner, now: nearEnd })
    expect((await loadCertificates(learner.officerId, '2029-05-01')).map(({ state, lastDay }) => [state, lastDay])).toEqual([['valid', '2032-05-01'], ['expiring', '2029-05-20']])
    expect((await db().enrolment.findUniqueOrThrow({ where: { id: learner.enrolmentId } })).completedAt).toEqual(noon)
    expect(again.certificateId).toBeTruthy()
    // Its tiết counted once; a renewal is no new training.
    expect(await db().evidence.count({ where: { officerId: learner.officerId, kind: 'training_hours' } })).toBe(1)
  })
})

describe('verifying', () => {
  test('answers with exactly one of four results', async () => {
    const course = await makeCourse()
    const learner = await makeLearner(course, { fullName: 'Trần Thị Vững Ổn' })
    const { certificateId } = await passed({ course, learner })
    const { code, registryNumber } = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
    const typed = ` ${code.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o')} `
    expect(await findCertificateByCode(typed, today)).toEqual({
      state: 'valid', code, registryNumber: `${String(registryNumber).padStart(4, '0')}/2026/BD-SNV`, issuer: 'SỞ NỘI VỤ, UBND THÀNH PHỐ HÀ NỘI',
      holder: 'Trần Thị Vững Ổn', course: `Khóa thử ${course.code}`, issuedOn: today, lastDay: '2029-05-20',
    })
    expect((await findCertificateByCode(code, '2029-05-20')).state).toBe('valid')
    expect((await findCertificateByCode(code, '2029-05-21')).state).toBe('expired')
    expect(await findCertificateByCode('0000-0000-0000', today)).toEqual({ state: 'unknown' })
    expect(await findCertificateByCode(`${code}'; --`, today)).toEqual({ state: 'unknown' })
    expect(await loadCertificate((await makeLearner(course)).officerId, certificateId, today)).toBeNull()
  })
})

describe('revoking', () => {
  test('is for HR above the holder, once, and ends what the certificate proves from that day', async () => {
    const { certificateId, learner } = await passed()
    const district = await makeUnit({ level: 'district' })
    const ward = await makeUnit({ level: 'commune', parentId: district.id })
    await makePosting({ officerId: learner.officerId, unitId: ward.id })
    const hr = await makeUser({ roles: [{ role: 'hr', unitId: district.id }] })
    const other = await makeUser({ roles: [{ role: 'hr', unitId: (await makeUnit({ level: 'district' })).id }] })
    const now = new Date('2026-06-12T02:00:00Z')
    const act = { certificateId, revokedOn: '2026-06-12', reason: 'Cấp nhầm người', now }
    expect(await revokeCertificate({ ...act, actor: other })).toEqual({ ok: false, reason: 'scope' })
    expect(await revokeCertificate({ ...act, actor: learner })).toEqual({ ok: false, reason: 'role' })
    expect(await revokeCertificate({ ...act, actor: hr, reason: ' ' })).toEqual({ ok: false, reason: 'reason_missing' })
    const both = await Promise.all([revokeCertificate({ ...act, actor: hr }), revokeCertificate({ ...act, actor: hr })])
    expect(both.map((one) => (one.ok ? 'done' : one.reason)).sort()).toEqual(['already_revoked', 'done'])
    const { code } = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
    const verified = await findCertificateByCode(code, '2026-06-12')
    expect(verified).toMatchObject({ state: 'revoked', revokedOn: '2026-06-12' })
    expect(JSON.stringify(verified)).not.toContain(learner.displayName)
    expect(Object.keys(verified)).not.toContain('holder')
    expect((await findCertificateByCode(code, '2026-06-11')).state).toBe('valid')
    const proofs = await db().evidence.findMany({ where: { certificateId, supersededAt: null } })
    expect(proofs.map(({ validTo }) => validTo && fromColumn(validTo))).toEqual(['2026-06-12', '2026-06-12', '2026-06-12'])
    expect((await loadCertificates(learner.officerId, '2026-06-13'))[0]?.state).toBe('revoked')
    expect(await db().auditEvent.count({ where: { action: 'certificate.revoke', subjectId: certificateId } })).toBe(1)
  })
})

describe('the paper', () => {
  const url = 'https://datchuan.example.vn/verify/7K4M-92QX-RT00'
  const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

  async function viewOf(fullName: string, id = 'giay-thu') {
    const course = await makeCourse()
    const learner = await makeLearner(course, { fullName })
    const { certificateId } = await passed({ course, learner })
    const view = await loadCertificate(learner.officerId, certificateId, today)
    if (!view) throw new Error('no certificate')
    return { ...view, id }
  }

  test('has a text layer with every Vietnamese letter in NFC, one page, and the same bytes again', async () => {
    const view = await viewOf('Nguyễn Thị Ộc Ẩm Ữ Ễ Ằng')
    const pdf = await renderCertificatePdf(view, url)
    expect(sha(await renderCertificatePdf({ ...view, id: 'giay-khac' }, url))).toBe(sha(pdf))
    expect(await renderCertificatePdf(view, url)).toBe(pdf)
    expect(pdf.length).toBeLessThan(150_000)
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
    const page = await document.getPage(1)
    const text = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')
    expect(text.normalize('NFC')).toBe(text)
    for (const part of ['NGUYỄN THỊ ỘC ẨM Ữ Ễ ẰNG', 'Độc lập - Tự do - Hạnh phúc', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'GIẤY CHỨNG NHẬN', view.facts.code]) expect(text).toContain(part)
    expect(document.numPages).toBe(1)
    expect(page.view).toEqual([0, 0, 841.89, 595.28]) // A4 across, in points
  })

  test('draws every letter: the fonts hold no glyph at an odd position', async () => {
    for (const face of ['400Regular/Tinos_400Regular', '700Bold/Tinos_700Bold', '400Regular_Italic/Tinos_400Regular_Italic']) {
      const font = await readFont(`@expo-google-fonts/tinos/${face}.ttf`)
      expect(padGlyphs(font).equals(font)).toBe(true)
    }
  })
})
