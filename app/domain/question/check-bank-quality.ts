/**
 * What gives answers away or wastes a place in a bank as a whole: the right option is often the longest, or often stands
 * in the same place; two questions ask nearly the same; an objective is never asked. Warnings: a bank may be loaded and
 * mended. Source: writing-guide §22; issue "Courses" (checked): over 40 % of a bank, stems alike by 0,8.
 */
import { type DataFault, warning } from '../content/fault'
import type { CourseFile } from '../course/course-definition'
import { searchKey, words } from '../kernel/vietnamese-text'
import { partsOfCase } from './kinds/case'
import type { QuestionDefinition } from './question-definition'

/** A share above this gives the answer away. */
export const MOST_SHARE = 0.4
export const ALIKE = 0.8
/** Fewer questions say nothing about a habit. */
const ENOUGH = 10
const SHINGLE = 3

type Choice = { readonly text: string; readonly correct: boolean }
export type BankFigures = {
  /** questions with one right option of three or more */
  readonly choices: number
  /** of them, those whose right option is longer than any other, or as long as the longest */
  readonly longest: number
  /** how often the right option stands in each place of the file, the first place first */
  readonly places: readonly number[]
}

function choicesOf(question: QuestionDefinition): Choice[][] {
  const own = question.kind === 'single' && 'options' in question ? [question.options as Choice[]] : []
  return [...own, ...partsOfCase(question).flatMap(choicesOf)].filter((options) => options.length > 2)
}

/** The figures behind the warnings, of exam questions. */
export function bankFigures(questions: readonly QuestionDefinition[]): BankFigures {
  const choices = questions.filter(({ purpose }) => purpose !== 'practice').flatMap(choicesOf)
  const places = [0, 1, 2, 3, 4].map((place) => choices.filter((options) => options[place]?.correct === true).length)
  const longest = choices.filter((options) => {
    const right = options.find(({ correct }) => correct)?.text.length ?? 0
    return options.every(({ text }) => text.length <= right)
  }).length
  return { choices: choices.length, longest, places }
}

/** Warnings about a bank. Paths are those of course.yaml. */
export function bankQuality(questions: readonly QuestionDefinition[], course: Pick<CourseFile, 'lessons'>): DataFault[] {
  const { choices, longest, places } = bankFigures(questions)
  const path = ['final_test', 'bank_minimum'] as const
  const tooOften = (count: number) => choices >= ENOUGH && count / choices > MOST_SHARE
  const percent = (count: number) => Math.round((count / choices) * 100)
  return [
    ...(tooOften(longest) ? [warning(path, 'bankLongest', { percent: percent(longest), count: longest, total: choices })] : []),
    ...places.flatMap((count, i) => (tooOften(count) ? [warning(path, 'bankPlace', { percent: percent(count), place: i + 1, total: choices })] : [])),
    ...unasked(questions, course),
  ]
}

function unasked(questions: readonly QuestionDefinition[], { lessons }: Pick<CourseFile, 'lessons'>): DataFault[] {
  const asked = new Set(questions.filter(({ purpose }) => purpose !== 'practice').flatMap((question) => [question.objective, ...partsOfCase(question).map(({ objective }) => objective)]))
  return lessons.flatMap((lesson, i) => lesson.objectives.flatMap(({ id }, k) => (asked.has(id) ? [] : [warning(['lessons', i, 'objectives', k], 'objectiveUnasked', { id })])))
}

export type Alike = { readonly id: string; readonly other: string; readonly percent: number }

/** Pairs of questions whose stems are nearly the same, the later one first. Figures count as words: other dates, another question. */
export function alikeQuestions(questions: readonly Pick<QuestionDefinition, 'id' | 'stem'>[]): Alike[] {
  const sets = questions.map(({ stem }) => shingles(stem))
  return questions.flatMap(({ id }, i) =>
    questions.slice(0, i).flatMap((other, k) => {
      const share = likeness(sets[i] ?? new Set(), sets[k] ?? new Set())
      return share >= ALIKE ? [{ id, other: other.id, percent: Math.round(share * 100) }] : []
    }),
  )
}

function shingles(text: string): Set<string> {
  const all = words(searchKey(text))
  const count = Math.max(1, all.length - SHINGLE + 1)
  return new Set(Array.from({ length: count }, (_, i) => all.slice(i, i + SHINGLE).join(' ')))
}

/** What two sets share of all they have. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  if (few.size < many.size * ALIKE) return 0
  const shared = [...few].filter((piece) => many.has(piece)).length
  return shared / (few.size + many.size - shared)
}
