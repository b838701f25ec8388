/**
 * The steps of a path with dates that hold together: a course that the plan cannot teach by the day of its class session,
 * or before its test closes, takes a later session, or those studied before it do; where none of them can, it is no step,
 * and the search is made anew without it. What is known of a course is the day before which it cannot be learnt.
 * Each turn puts off a session or strikes out a course, so it comes to an end.
 */
import { type Day, addDays } from '../kernel/day'
import { type MovesQuestion, type StepOption, toSchedule } from './path-course'
import { wayFrom } from './path-moves'
import type { PathStep, ShortestPath } from './shortest-path'
import { type Schedule, type StepDates, scheduleSteps } from './study-schedule'

type Known = ReadonlyMap<string, Day>
type Question = Omit<MovesQuestion, 'learntFrom'>
type Searched = { readonly found: ShortestPath<StepOption> }

/** In: the question, and the search by what is known of courses (code → day). Out: what the last search gave, and its steps as they are studied, visits last. */
export function datedSteps<Search extends Searched>(question: Question, search: (known: Known) => Search): Search & { readonly dated: readonly (PathStep<StepOption> & StepDates)[] } {
  let struck: Known = new Map()
  let known = struck
  for (;;) {
    const answer = search(known)
    const { steps } = answer.found
    const schedule = scheduleSteps(steps.map(({ option }) => toSchedule(option, question.today)), question.days, question.pace)
    if (schedule.late === null) return { ...answer, dated: inOrder(steps, schedule) }
    const late = lateOf(steps, schedule, schedule.late)
    const put = putOff(question, known, late, steps.map(({ option }) => option))
    if (put === null) struck = new Map([...struck, [late.code, late.learnt]])
    known = put === null ? struck : new Map([...known, put])
  }
}

type Late = { readonly code: string; readonly by: Day; readonly learnt: Day; readonly needs: readonly string[] }

function lateOf(steps: readonly PathStep<StepOption>[], { dates }: Schedule, id: string): Late {
  const option = steps.map((step) => step.option).find((one) => one.id === id)
  const learnt = dates.get(id)?.learnt
  if (option?.kind !== 'course' || option.by === null || learnt === undefined) throw new Error(`not a course with a day: ${id}`)
  return { code: option.courseCode, by: option.by, learnt, needs: option.needs }
}

/** What may be put off so that all days are kept: the late course itself, else the last before it that has a later session; null = nothing. */
function putOff(question: Question, known: Known, late: Late, options: readonly StepOption[]): readonly [string, Day] | null {
  const canBe = (code: string, from: Day) => {
    const course = question.courses.find(({ courseCode }) => courseCode === code)
    return course !== undefined && wayFrom(course, question.own(code), { ...question, learntFrom: known }, from).kind === 'open'
  }
  if (canBe(late.code, late.learnt)) return [late.code, late.learnt]
  const before = options
    .flatMap((one) => (one.kind === 'course' && one.session !== null && one.courseCode !== late.code && !late.needs.includes(one.id) && one.session.on <= late.by ? [{ code: one.courseCode, from: addDays(one.session.on, 1) }] : []))
    .filter(({ code, from }) => canBe(code, from))
    .sort((a, b) => (a.from === b.from ? (a.code < b.code ? -1 : 1) : a.from > b.from ? -1 : 1))[0]
  return before === undefined ? null : [before.code, before.from]
}

function inOrder(steps: readonly PathStep<StepOption>[], { dates, order }: Schedule): (PathStep<StepOption> & StepDates)[] {
  const isVisit = ({ option }: PathStep<StepOption>) => Number(option.kind !== 'course')
  return steps
    .map((step) => ({ ...step, ...(dates.get(step.option.id) as StepDates) }))
    .sort((a, b) => isVisit(a) - isVisit(b) || order.indexOf(a.option.id) - order.indexOf(b.option.id))
}
