/**
 * A small published course: two lessons, and a bank three times its final test of six questions (two recall singles, two
 * multiples, one due date, one ★ single). In every question the right answer is known: `rightResponse`.
 */
import { db } from '../../app/server/db.server'
import { newId } from '../../app/server/id.server'
import { type CourseDefinition, readCourseDefinition } from '../../app/domain/course/course-definition'
import { counter } from './counter'
import { makeCertificateType, makeCompetency } from './standard'

export type MadeCourse = {
  id: string
  code: string
  versionId: string
  certificateTypeId: string
  competency: { id: string; code: string; level: number }
  lessonIds: string[]
}

export type CourseOverrides = Partial<{ code: string; shortTitle: string; certificateCode: string; competencyCode: string; reviewState: string; certificateMonths: number; /** by lesson number */ changedOn: Record<string, string>; finalTest: Partial<CourseDefinition['finalTest']> }>

/** Texts that must never reach a browser before the end of an attempt. */
export const SECRET = 'BÍ MẬT'

const legal = [{ id: 'nd-61-2018', ref: 'Nghị định 61/2018/NĐ-CP', about: 'Một cửa', from: '', to: '', state: 'pending' as const }]
const common = (objective: string, level: string, n: number) => ({ id: `THU-Q${String(n).padStart(3, '0')}`, objective, level, mustBeRight: false, points: 1, legal: [{ id: 'nd-61-2018', state: 'pending' }], stem: `Câu hỏi số ${n}?` })

function single(n: number, star: boolean) {
  const options = ['a', 'b', 'c'].map((id) => ({ id, text: `Phương án ${id} của câu ${n}`, correct: id === 'b', feedback: `${SECRET} vì sao ${id} của câu ${n}` }))
  return { ...common(star ? '1.2a' : '1.1a', star ? 'V' : 'N', n), kind: 'single', mustBeRight: star, options }
}

function multiple(n: number) {
  const fractions: Record<string, string> = { a: '1/2', b: '1/2', c: '-1/2', d: '-1/2' }
  const options = Object.entries(fractions).map(([id, fraction]) => ({ id, text: `Lựa chọn ${id} của câu ${n}`, fraction, feedback: `${SECRET} vì sao ${id} của câu ${n}` }))
  return { ...common('1.2a', 'H', n), kind: 'multiple', floor: 0, options }
}

function dueDate(n: number) {
  return {
    ...common('1.2a', 'V', n), kind: 'due_date', received: '2026-03-02', limit: 2, unit: 'working_day', stops: [], answer: '2026-03-04',
    count: [{ date: '2026-03-02', kind: 'receive', n: 0, note: `${SECRET} nhận` }, { date: '2026-03-03', kind: 'count', n: 1, note: 'Ngày 1' }, { date: '2026-03-04', kind: 'due', n: 2, note: 'Ngày 2' }],
    feedbackRight: `${SECRET} đúng`, feedbackByAnswer: [{ value: '2026-03-03', feedback: `${SECRET} đếm cả ngày nhận` }, { value: '2026-03-05', feedback: `${SECRET} thừa` }], feedbackWrong: `${SECRET} sai`,
  }
}

/** The response that earns all points, by the kind of the question. */
export const rightResponse: Record<string, unknown> = { single: { choice: 'b' }, multiple: { choices: ['a', 'b'] }, due_date: { date: '2026-03-04' } }
export const wrongResponse: Record<string, unknown> = { single: { choice: 'a' }, multiple: { choices: ['c'] }, due_date: { date: '2026-03-03' } }

function definitionOf(code: string, certificateCode: string, competency: string, overrides: CourseOverrides): CourseDefinition {
  const lesson = (number: string, objective: string) => ({ number, title: `Bài ${number}`, minutes: 20, periods: 1, objectives: [{ id: objective, text: 'Làm được việc ấy.' }], changedOn: overrides.changedOn?.[number] ?? '', changes: '' })
  // Read as the application reads it: settings that are not given have their defaults.
  return readCourseDefinition({
    id: code, title: `Khóa thử ${code}`, shortTitle: overrides.shortTitle ?? code, summary: 'Khóa để thử.', periods: 12, certificate: certificateCode, certificateTitle: 'GIẤY CHỨNG NHẬN HOÀN THÀNH KHÓA BỒI DƯỠNG',
    certificateMonths: overrides.certificateMonths ?? 36, competencies: [{ code: competency, level: 3 }], audience: [], prerequisites: [], prerequisiteRule: 'recommended', regimes: ['nay'],
    reviewState: 'pending', reviewedBy: '', reviewedOn: '', modules: [{ id: 'M1', title: 'Phần một', lessons: ['1.1', '1.2'] }], lessons: [lesson('1.1', '1.1a'), lesson('1.2', '1.2a')],
    finalTest: {
      questions: 6, bankMinimum: 18, passPercent: 80, attempts: 2, waitDays: 7, starRule: 'Sai một câu ★ là không đạt.', minutes: 60, lessonTotals: { '1.1': 2, '1.2': 4 },
      blueprint: [{ objective: '1.1a', N: 2, H: 0, V: 0, star: 0 }, { objective: '1.2a', N: 0, H: 2, V: 2, star: 1 }],
      ...overrides.finalTest,
    },
    proposals: [], legal, assets: {},
  })
}

export async function makeCourse(overrides: CourseOverrides = {}): Promise<MadeCourse> {
  const n = counter('course')
  const { code = `KT${n}`, reviewState = 'pending' } = overrides
  const type = await makeCertificateType(overrides.certificateCode ? { code: overrides.certificateCode } : {})
  const competency = await makeCompetency(overrides.competencyCode ? { code: overrides.competencyCode } : {})
  const definition = definitionOf(code, type.code, competency.code, overrides)
  const [id, versionId, bodyHash] = [newId(), newId(), `than-bai-${code}`]
  const bank = [...[1, 2, 3, 4, 5, 6].map((k) => single(k, false)), ...[7, 8, 9, 10, 11, 12].map(multiple), ...[13, 14, 15].map(dueDate), ...[16, 17, 18].map((k) => single(k, true))]
  await db().lessonBody.create({ data: { hash: bodyHash, code: '' } })
  await db().course.create({ data: { id, code } })
  await db().courseVersion.create({
    data: {
      id: versionId, courseId: id, number: 1, contentHash: code, title: definition.title, shortTitle: overrides.shortTitle ?? code, summary: definition.summary, certificateTypeId: type.id,
      certificateTitle: definition.certificateTitle, certificateMonths: definition.certificateMonths, periods: definition.periods, definition: definition as object, reviewState,
      lessons: { create: ['1.1', '1.2'].map((number, index) => ({ id: newId(), number, ordinal: index + 1, title: `Bài ${number}`, lead: '', minutes: 20, periods: 1, definition: {}, sections: [], source: '', bodyHash })) },
      questions: { create: bank.map((one) => ({ id: newId(), code: one.id, kind: one.kind, objective: one.objective, level: one.level, mustBeRight: one.mustBeRight, points: one.points, definition: one as object, contentHash: one.id, reviewState })) },
    },
  })
  const lessons = await db().lesson.findMany({ where: { courseVersionId: versionId }, orderBy: { ordinal: 'asc' } })
  return { id, code, versionId, certificateTypeId: type.id, competency: { ...competency, level: 3 }, lessonIds: lessons.map((lesson) => lesson.id) }
}
