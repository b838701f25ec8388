/** All figures of a chosen set of attempts: the test's, and every question's with answers, times and readings. Five queries. */
import type { AttemptSet } from '~/domain/assessment-statistics/attempt-set'
import { known, unknown, type Figure } from '~/domain/assessment-statistics/figure'
import { median } from '~/domain/assessment-statistics/moments'
import { readQuestion, type QuestionReading } from '~/domain/assessment-statistics/question-reading'
import { questionStatistics, type QuestionStatistics } from '~/domain/assessment-statistics/question-statistics'
import { testStatistics, type TestStatistics } from '~/domain/assessment-statistics/test-statistics'
import { totalsOf } from '~/domain/assessment-statistics/attempt-marks'
import { thirdsOf, type Third } from '~/domain/assessment-statistics/thirds'
import { findAnswerCounts, type ItemAnswers } from './find-answer-counts.server'
import { findAnswerSeconds } from './find-answer-seconds.server'
import { findAttemptMarks, type ItemRow } from './find-attempt-marks.server'

export type QuestionFigures = Omit<QuestionStatistics, 'id'> & {
  readonly item: ItemRow
  readonly answers: ItemAnswers
  readonly seconds: Figure
  readonly readings: readonly QuestionReading[]
}
export type SetStatistics = {
  readonly attempts: number
  readonly passed: number
  readonly minutes: Figure
  readonly test: TestStatistics
  readonly questions: readonly QuestionFigures[]
}

export async function loadSetStatistics(courseId: string, set: AttemptSet): Promise<SetStatistics> {
  const { table, items, attempts } = await findAttemptMarks(courseId, set)
  const thirds = thirdsOf(totalsOf(table))
  const takers = items.map(() => ({ top: 0, middle: 0, bottom: 0 }))
  table.attempts.forEach((one, index) => one.items.forEach((item) => { const of = takers[item]; if (of) of[thirds[index] ?? 'middle'] += 1 }))
  const ids = attempts.map(({ id }) => id)
  const [answers, seconds] = await Promise.all([
    findAnswerCounts({ items, attempts: ids.map((id, index) => ({ id, third: thirds[index] ?? ('middle' satisfies Third) })), takers }),
    findAnswerSeconds(items, ids),
  ])
  const usual = median(seconds.flatMap(({ value }) => (value === null ? [] : [value])))
  const minutes = median(attempts.map((attempt) => attempt.minutes))
  return {
    attempts: attempts.length,
    passed: attempts.filter(({ passed }) => passed).length,
    minutes: minutes === null ? unknown('no_times') : known(minutes),
    test: testStatistics(table),
    questions: questionStatistics(table).flatMap(({ id: _, ...figures }, index) => {
      const [item, own, time] = [items[index], answers[index], seconds[index] ?? unknown('no_times')]
      if (!item || !own) return []
      const options = own.form === 'options' ? own.frequencies : null
      const readings = readQuestion({ figures, options, unanswered: own.frequencies.unanswered.all, mustBeRight: item.mustBeRight, seconds: time, usualSeconds: usual })
      return [{ ...figures, item, answers: own, seconds: time, readings }]
    }),
  }
}
