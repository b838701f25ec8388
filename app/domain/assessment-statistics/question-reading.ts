/**
 * What the figures of a question say in plain words, as typed readings (the sentences stand in the catalogues), and which
 * questions to repair first. Nothing is read from fewer than ENOUGH attempts: the figures stand, the verdict does not.
 * A must-be-right question (★) is meant to be known by nearly all, so being easy is no fault of it.
 * Order of repair: the sum of what each reading weighs; a wrong key hurts people, an easy question only wastes a place.
 * Source: limits as in common item analysis (Ebel and Frisbie; Moodle's guidance: discrimination ≥ 50 very good, 30–50
 * adequate, 20–30 weak, below 20 very weak, negative probably wrong, here only where it is more than chance); times and weights
 * are product choices.
 */
import type { ChoiceFrequencies } from './choice-frequencies'
import type { Figure } from './figure'
import type { QuestionStatistics } from './question-statistics'

/** From how many attempts on a question is judged. */
export const ENOUGH = 10

export type QuestionReading =
  | { readonly kind: 'few_attempts'; readonly attempts: number }
  /** In the top third more chose a wrong option than the right one: is the key wrong? */
  | { readonly kind: 'key_beaten'; readonly option: string; readonly count: number; readonly keyCount: number }
  /** Who knows less does better. */
  | { readonly kind: 'against'; readonly value: number }
  | { readonly kind: 'too_hard'; readonly value: number }
  | { readonly kind: 'often_open'; readonly value: number }
  | { readonly kind: 'weak'; readonly value: number }
  | { readonly kind: 'too_easy'; readonly value: number }
  | { readonly kind: 'slow'; readonly value: number; readonly usual: number }
  | { readonly kind: 'unused_options'; readonly options: readonly string[] }
  | { readonly kind: 'good'; readonly value: number }
  | { readonly kind: 'fair' }

const WEIGHTS: Readonly<Record<QuestionReading['kind'], number>> = { key_beaten: 100, against: 80, too_hard: 50, often_open: 35, weak: 30, too_easy: 20, slow: 12, unused_options: 10, few_attempts: 0, good: 0, fair: 0 }

export type Readable = {
  readonly figures: Pick<QuestionStatistics, 'attempts' | 'facility' | 'discrimination'>
  /** of an option question; null for what is written */
  readonly options: ChoiceFrequencies | null
  readonly unanswered: number
  readonly mustBeRight: boolean
  /** median seconds, and that of all questions of the set */
  readonly seconds: Figure
  readonly usualSeconds: number | null
}

/** What is to be said of a question, the gravest first. At least one reading. */
export function readQuestion(question: Readable): QuestionReading[] {
  const { attempts } = question.figures
  if (attempts < ENOUGH) return [{ kind: 'few_attempts', attempts }]
  const faults = [keyBeaten(question), ofDiscrimination(question), ofFacility(question), oftenOpen(question), slow(question), unused(question)].filter((reading) => reading !== null)
  if (faults.length > 0) return faults.sort((a, b) => WEIGHTS[b.kind] - WEIGHTS[a.kind])
  const { value } = question.figures.discrimination
  return [value !== null && value >= 30 ? { kind: 'good', value } : { kind: 'fair' }]
}

/** How urgent it is to repair a question, from its readings; 0: nothing to repair. */
export function urgency(readings: readonly QuestionReading[]): number {
  return readings.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0)
}

/** The questions to repair, the most urgent first; equal ones by code. In: any list with readings and codes. */
export function repairFirst<Question extends { readonly code: string; readonly readings: readonly QuestionReading[] }>(questions: readonly Question[]): Question[] {
  return questions.filter(({ readings }) => urgency(readings) > 0).sort((a, b) => urgency(b.readings) - urgency(a.readings) || (a.code < b.code ? -1 : 1))
}

function keyBeaten({ options }: Readable): QuestionReading | null {
  if (options === null) return null
  const right = options.categories.filter((category) => category.right)
  const least = Math.min(...right.map(({ counts }) => counts.top))
  const [rival] = options.categories.filter((category) => !category.right).sort((a, b) => b.counts.top - a.counts.top)
  if (right.length === 0 || rival === undefined || rival.counts.top < 2 || rival.counts.top <= least) return null
  return { kind: 'key_beaten', option: rival.text, count: rival.counts.top, keyCount: least }
}

function ofDiscrimination({ figures: { attempts, discrimination: { value }, facility }, mustBeRight }: Readable): QuestionReading | null {
  if (value === null) return null
  // Twice the standard error of a correlation of nothing: what lies nearer to 0 may be chance.
  if (value <= -200 / Math.sqrt(attempts)) return { kind: 'against', value }
  // Where nearly all are right there is nothing left to tell people apart by.
  const easy = (facility.value ?? 0) >= 0.95
  return value < 20 && !easy && !mustBeRight ? { kind: 'weak', value } : null
}

function ofFacility({ figures: { facility: { value } }, mustBeRight }: Readable): QuestionReading | null {
  if (value === null) return null
  if (value < 0.3) return { kind: 'too_hard', value }
  return value >= 0.95 && !mustBeRight ? { kind: 'too_easy', value } : null
}

function oftenOpen({ figures, unanswered }: Readable): QuestionReading | null {
  const value = unanswered / figures.attempts
  return value >= 0.15 ? { kind: 'often_open', value } : null
}

function slow({ seconds: { value }, usualSeconds }: Readable): QuestionReading | null {
  return value !== null && usualSeconds !== null && usualSeconds > 0 && value >= 3 * usualSeconds && value >= 120 ? { kind: 'slow', value, usual: usualSeconds } : null
}

function unused({ options, figures }: Readable): QuestionReading | null {
  if (options === null || figures.attempts < 3 * ENOUGH) return null
  const never = options.categories.filter(({ right, counts }) => !right && counts.all * 50 < figures.attempts)
  return never.length > 0 ? { kind: 'unused_options', options: never.map(({ text }) => text) } : null
}
