/**
 * The rules that hold for every question whatever its kind: known objective, legal ids with the register's state, ★
 * only on V and where the blueprint has it, stem and feedback not too long; and for the bank: ids once, blueprint filled
 * three times. Source: writing-guide §20, §23, §26, §29; course.yaml final_test.
 */
import { type DataFault, fault, warning } from '../content/fault'
import { BANK_TIMES, type Blueprint, type Shortfall, missingFromBank } from '../course/blueprint'
import { fixedQuestionFaults } from '../course/check-test-settings'
import { type CourseFile, objectivesOf } from '../course/course-definition'
import { countSyllables } from '../lesson/lesson-length'
import { partsOfCase } from './kinds/case'
import type { QuestionDefinition } from './question-definition'

const MAX_STEM = 60
const MAX_FEEDBACK = 35

/** Faults of one question against its course. Paths are the item's. */
export function checkQuestion(question: QuestionDefinition, course: CourseFile): DataFault[] {
  return [
    ...ownFaults(question, course),
    ...starFaults(question, course.finalTest.blueprint),
    ...longFeedback(question, []),
    ...partsOfCase(question).flatMap((part, i) => ownFaults(part, course).map((one) => ({ ...one, at: ['parts', i, ...one.at] }))),
  ]
}

/** What a part of a case says for itself too. */
function ownFaults(question: QuestionDefinition, course: CourseFile): DataFault[] {
  return [...(objectivesOf(course).has(question.objective) ? [] : [fault(['objective'], 'objectiveUnknown', { id: question.objective })]), ...legalFaults(question, course), ...longStem(question)]
}

function legalFaults(question: QuestionDefinition, course: CourseFile): DataFault[] {
  return question.legal.flatMap(({ id, state }, i) => {
    const row = course.legal.find((one) => one.id === id)
    if (row === undefined) return [fault(['legal', i], 'legalUnknown', { id })]
    return row.state === state ? [] : [fault(['legal', i], 'legalDiffers', { id, field: 'state', expected: row.state })]
  })
}

function starFaults({ mustBeRight, level, objective }: QuestionDefinition, blueprint: Blueprint): DataFault[] {
  if (!mustBeRight) return []
  if (level !== 'V') return [fault(['must_be_right'], 'starLevel')]
  return blueprint.some((row) => row.objective === objective && row.star > 0) ? [] : [fault(['must_be_right'], 'starNotInBlueprint', { objective })]
}

function longStem({ stem }: QuestionDefinition): DataFault[] {
  // A picture's alternative text is not read beside the picture.
  const count = countSyllables(stem.replace(/!\[[^\]]*\]\([^)]*\)/g, ''))
  return count <= MAX_STEM ? [] : [warning(['stem'], 'stemLong', { count, max: MAX_STEM })]
}

/** Every text under a key that begins with `feedback`, wherever the kind keeps it. */
function longFeedback(value: unknown, path: readonly (string | number)[]): DataFault[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => longFeedback(item, [...path, i]))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) => {
    const at = [...path, key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]
    const count = typeof item === 'string' && key.startsWith('feedback') ? countSyllables(item) : 0
    return count > MAX_FEEDBACK ? [warning(at, 'feedbackLong', { count, max: MAX_FEEDBACK })] : longFeedback(item, at)
  })
}

/** What the exam questions of a bank lack to fill the blueprint so many times; questions to practise fill nothing. */
export function checkBankFilled(questions: readonly QuestionDefinition[], course: Pick<CourseFile, 'finalTest'>, times: number): Shortfall[] {
  return missingFromBank(course.finalTest.blueprint, questions.filter(({ purpose }) => purpose !== 'practice'), times)
}

/** Faults of a course's whole bank: short cells, and too few exam questions in all. Paths are those of course.yaml. */
export function checkBank(all: readonly QuestionDefinition[], course: Pick<CourseFile, 'finalTest'>): DataFault[] {
  const { bankMinimum } = course.finalTest
  const questions = all.filter(({ purpose }) => purpose !== 'practice')
  const path = ['final_test', 'blueprint'] as const
  return [
    ...checkBankFilled(questions, course, BANK_TIMES).map(({ objective, level, needed, found }) => fault(path, 'bankShort', { objective, level, needed, found })),
    ...fixedQuestionFaults(course, questions),
    ...(questions.length >= bankMinimum ? [] : [fault(['final_test', 'bank_minimum'], 'bankTotal', { needed: bankMinimum, found: questions.length })]),
  ]
}
