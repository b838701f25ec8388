/**
 * What one click on a shortest path is to do: enrol in the courses that can be begun, and list the officer for the class
 * sessions of those which are taken in one. And what became of it, by course: what was refused is named with its reason
 * while the rest goes through. It is kept in the audit log, and the page tells it from there.
 */
import { z } from 'zod'
import { isDay } from '../kernel/day'
import type { PathToStandard } from './path-to-standard'

const pathRefusals = ['still_certified', 'not_offered', 'full', 'ended', 'not_found'] as const

const seat = z.object({ course: z.string(), session: z.string(), place: z.string(), on: z.string().refine(isDay) })
const refused = z.object({ course: z.string(), title: z.string(), reason: z.enum(pathRefusals), /** Of a class session that was refused. */ session: z.string().nullable(), /** Day after which one may enrol again. */ until: z.string().refine(isDay).nullable() })
export const pathActSchema = z.object({ created: z.array(z.string()), listed: z.array(seat), refused: z.array(refused) })
export type PathAct = z.output<typeof pathActSchema>
export type RefusedStep = PathAct['refused'][number]
export type PathSeat = PathAct['listed'][number]

export type PathSession = { readonly id: string; readonly course: string; readonly title: string; readonly session: string; readonly place: string; readonly on: string }
export type PathOrder = { readonly courses: readonly string[]; readonly sessions: readonly PathSession[]; readonly refused: readonly RefusedStep[] }

/** In: a path. Out: courses to enrol in, sessions to be listed for (by id, so that two acts lock them in one order), and what cannot be begun yet. */
export function orderOf({ steps }: Pick<PathToStandard, 'steps'>): PathOrder {
  const courses = steps.flatMap(({ option }) => (option.kind === 'course' ? [option] : []))
  const open = courses.filter(({ refusal }) => refusal === null)
  return {
    courses: open.flatMap(({ enrolled, courseCode }) => (enrolled ? [] : [courseCode])),
    sessions: open.flatMap(({ session, courseCode, title }): PathSession[] => (session === null || session.listed ? [] : [{ id: session.id, course: courseCode, title, session: session.name, place: session.place, on: session.on }])).sort((a, b) => (a.id < b.id ? -1 : 1)),
    refused: courses.flatMap(({ refusal, courseCode, title }): RefusedStep[] => (refusal?.kind === 'still_certified' ? [{ course: courseCode, title, reason: 'still_certified', session: null, until: refusal.lastDay }] : [])),
  }
}
