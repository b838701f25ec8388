/**
 * What an imported item still needs before it is checked like every question: a code of this course, and the trainer's
 * choices for what its file does not say (objective, level, purpose). The state of a legal basis is always the register's.
 * Questions to practise are not held to what makes an exam question fair to compare: see EXAM_ONLY. Source: decisions/012.
 */
import type { DataFault } from '../content/fault'
import type { FaultKey } from '../content/fault-key'
import { type CourseFile } from '../course/course-definition'
import { searchKey } from '../kernel/vietnamese-text'
import { questionTexts } from '../question/question-texts'
import type { QuestionDefinition } from '../question/question-definition'
import { NO_FEEDBACK, type RawItem } from './exchange-item'

export type ImportChoices = { readonly objective: string; readonly level: string; readonly purpose: 'exam' | 'practice' }

/** What stops an exam question and is only a remark to a question for practice. */
const EXAM_ONLY: readonly FaultKey[] = ['rightLongest', 'fractionZero']

/** The code that an item brings, if it is one of this course's bank. */
export function ownCode(item: RawItem, courseCode: string): string | null {
  const { id } = item
  return typeof id === 'string' && id.startsWith(`${courseCode}-Q`) && /^[A-Z0-9]+-Q\d{3,4}$/.test(id) ? id : null
}

/** The item as a question of this course. `ours`: from our own format, where a purpose left out means the exam. */
export function completeItem(item: RawItem, code: string, choices: ImportChoices, course: Pick<CourseFile, 'legal'>, ours: boolean): RawItem {
  const { legal, parts, ...rest } = item
  return {
    ...(choices.objective === '' ? {} : { objective: choices.objective }),
    ...(choices.level === '' ? {} : { level: choices.level }),
    must_be_right: false,
    points: 1,
    ...(ours ? {} : { purpose: choices.purpose }),
    ...rest,
    id: code,
    legal: inRegister(legal, course),
    ...(Array.isArray(parts) ? { parts: parts.map((part: unknown, i) => (part !== null && typeof part === 'object' ? { ...part, id: `${code}-${i + 1}`, legal: inRegister((part as RawItem)['legal'], course) } : part)) } : {}),
  }
}

function inRegister(legal: unknown, course: Pick<CourseFile, 'legal'>): unknown {
  if (!Array.isArray(legal)) return []
  return legal.map((row: unknown) => (row !== null && typeof row === 'object' ? { ...row, ...stateOf((row as RawItem)['id'], course) } : row))
}

function stateOf(id: unknown, { legal }: Pick<CourseFile, 'legal'>): RawItem {
  const known = legal.find((one) => one.id === id)
  return known === undefined ? {} : { state: known.state }
}

/** Faults as they weigh for this question: what concerns exams only is a remark to one for practice. */
export function weighFaults(faults: readonly DataFault[], purpose: unknown): DataFault[] {
  return faults.map((one) => (purpose === 'practice' && EXAM_ONLY.includes(one.key) ? { ...one, severity: 'warning' } : one))
}

/** Whether an explanation is missing somewhere. */
export function lacksFeedback(definition: QuestionDefinition): boolean {
  return JSON.stringify(definition).includes(NO_FEEDBACK)
}

/** Two questions with the same key ask the same, whatever their codes and explanations. */
export function askingKey(definition: QuestionDefinition): string {
  const texts = questionTexts(definition).filter(({ at }) => !at.some((step) => String(step).startsWith('feedback')))
  // Sorted: the database keeps no order of keys.
  return `${definition.kind} ${texts.map(({ text }) => searchKey(text)).sort().join(' | ')}`
}
