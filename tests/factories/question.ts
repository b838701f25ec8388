/**
 * One exam question of every kind that the small course of course.ts has not, for the objective 1.1a at level N. Keys and
 * explanations hold SECRET wherever their form lets them. `rightResponse` and `wrongResponse` know their answers.
 */
import { db } from '../../app/server/db.server'
import { newId } from '../../app/server/id.server'
import { type MadeCourse, rightResponse, SECRET, wrongResponse } from './course'

const common = (id: string) => ({ id, objective: '1.1a', level: 'N', mustBeRight: false, points: 1, legal: [], hint: `${SECRET} gợi ý`, procedures: [], purpose: 'exam' })
const told = { feedbackRight: `${SECRET} đúng`, feedbackWrong: `${SECRET} sai` }
const verdicts = { complete: 'Đủ', missing: 'Thiếu', invalid: 'Chưa đúng', notToAsk: 'Không được đòi' }

const definitions = [
  { ...common('THU-Q101'), kind: 'true_false', stem: 'Nộp ở xã được không?', options: [{ id: 'dung', text: 'Đúng', correct: true, feedback: `${SECRET} đúng` }, { id: 'sai', text: 'Sai', correct: false, feedback: `${SECRET} sai` }] },
  { ...common('THU-Q102'), kind: 'matching', stem: 'Nối việc với nơi.', pairs: ['một', 'hai'].map((n) => ({ left: `Việc ${n}`, right: `Nơi ${n}`, feedback: `${SECRET} vì ${n}` })), extraRight: ['Nơi ba'], grading: 'per_pair' },
  { ...common('THU-Q103'), kind: 'ordering', stem: 'Xếp các bước.', items: ['nhận', 'xét', 'trả'].map((text, i) => ({ id: 'abc'[i], text: `Bước ${text}`, feedback: `${SECRET} bước ${text}` })), grading: 'exact' },
  { ...common('THU-Q104'), kind: 'short_answer', stem: 'Nơi nộp gọi là gì?', accept: ['một cửa'], ignore: ['case', 'spaces'], ...told, feedbackByAnswer: [{ match: ['hai cửa'], feedback: `${SECRET} hai` }] },
  { ...common('THU-Q105'), kind: 'numeric', stem: 'Lệ phí bao nhiêu?', answer: 52_417, tolerance: 0, unit: 'đồng', unitAlso: [], ...told, feedbackByAnswer: [] },
  { ...common('THU-Q106'), kind: 'gap_fill', stem: 'Hạn là [[so]] ngày.', gaps: [{ id: 'so', kind: 'number', options: [], accept: ['97'], feedback: `${SECRET} hạn` }], ignore: ['case', 'spaces'] },
  {
    ...common('THU-Q107'), kind: 'dossier_check', stem: 'Kiểm tra hồ sơ.', procedure: 'TT1', asOf: '2026-01-01', verdicts, card: null, grading: { papers: 1, decision: 1, fatal: 'zero_and_fails_test' },
    papers: [['to-khai', 'complete'], ['ban-sao', 'missing'], ['ho-khau', 'not_to_ask']].map(([id, verdict]) => ({ id, name: `Giấy ${id}`, brought: 'Có mang', verdict, fatal: id === 'ho-khau', feedback: `${SECRET} giấy ${id}` })),
    decision: { options: ['nhan', 'tra'].map((id) => ({ id, text: `Việc ${id}`, correct: id === 'tra', feedback: `${SECRET} việc ${id}` })) },
  },
  { ...common('THU-Q108'), kind: 'essay', stem: 'Viết lời xin lỗi.', minWords: 0, maxWords: 80, criteria: [{ id: 'a', text: 'Có lời xin lỗi', maximum: 2 }], guidance: `${SECRET} gợi ý chấm`, markers: 2 },
]

/** The codes of the questions below, for `fixed`. */
export const KIND_CODES = definitions.map(({ id }) => id)

Object.assign(rightResponse, {
  true_false: { choice: 'dung' }, short_answer: { text: 'một cửa' }, numeric: { written: '52.417 đồng' }, gap_fill: { gaps: { g1: '97' } }, essay: { text: 'Mong bác thông cảm.' },
  dossier_check: { papers: { 'to-khai': 'complete', 'ban-sao': 'missing', 'ho-khau': 'not_to_ask' }, decision: 'tra' },
})
Object.assign(wrongResponse, {
  true_false: { choice: 'sai' }, short_answer: { text: 'hai cửa' }, numeric: { written: '1' }, gap_fill: { gaps: { g1: '1' } }, essay: {},
  dossier_check: { papers: { 'to-khai': 'complete', 'ban-sao': 'missing', 'ho-khau': 'missing' }, decision: 'tra' },
})

/** Adds those of these kinds to the bank of a made course, or all. */
export async function addQuestions(course: MadeCourse, kinds?: readonly string[]): Promise<void> {
  const wanted = definitions.filter(({ kind }) => kinds === undefined || kinds.includes(kind))
  await db().question.createMany({ data: wanted.map((one) => ({ id: newId(), courseVersionId: course.versionId, code: one.id, kind: one.kind, objective: '1.1a', level: 'N', mustBeRight: false, points: 1, definition: one as object, contentHash: one.id, reviewState: 'pending' })) })
}
