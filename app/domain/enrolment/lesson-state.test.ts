import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lessonStandings, lessonToResume, minutesLeft, type LessonProgress } from './lesson-state'

const lessons = [1, 2, 3].map((ordinal) => ({ id: `l${ordinal}`, ordinal, minutes: 30 }))
const read = (furthest: number, completed: boolean, readAt: string): LessonProgress => ({ furthest, completed, readAt })

describe('minutesLeft', () => {
  it.each([
    { progress: undefined, left: 30 },
    { progress: read(0.5, false, ''), left: 15 },
    { progress: read(0.99, false, ''), left: 1 },
    { progress: read(1, false, ''), left: 1 },
    { progress: read(0.2, true, ''), left: 0 },
  ])('$left', ({ progress, left }) => expect(minutesLeft(30, progress)).toBe(left))
})

describe('lessonStandings', () => {
  it.each([
    { name: 'nothing read', progress: {}, states: ['now', 'open', 'open'] },
    { name: 'the first done', progress: { l1: read(1, true, '2026-01-01') }, states: ['done', 'now', 'open'] },
    { name: 'reading out of order', progress: { l3: read(0.2, false, '2026-01-01') }, states: ['open', 'open', 'now'] },
    { name: 'two begun, the later wins', progress: { l1: read(0.2, false, '2026-01-02'), l3: read(0.9, false, '2026-01-01') }, states: ['now', 'open', 'open'] },
    { name: 'all done', progress: { l1: read(1, true, 'a'), l2: read(1, true, 'b'), l3: read(1, true, 'c') }, states: ['done', 'done', 'done'] },
  ])('$name', ({ progress, states }) => {
    const known = new Map(Object.entries(progress))
    expect(lessonStandings([...lessons].reverse(), known).map(({ state }) => state)).toEqual(states)
  })

  it('marks at most one lesson as now, and exactly one while something is unfinished', () => {
    const one = fc.option(fc.record({ furthest: fc.double({ min: 0, max: 1, noNaN: true }), completed: fc.boolean(), readAt: fc.string() }), { nil: undefined })
    fc.assert(
      fc.property(fc.tuple(one, one, one), (all) => {
        const known = new Map(all.flatMap((progress, index) => (progress ? [[`l${index + 1}`, progress] as const] : [])))
        const states = lessonStandings(lessons, known).map(({ state }) => state)
        expect(states.filter((state) => state === 'now')).toHaveLength(states.every((state) => state === 'done') ? 0 : 1)
        expect(states.indexOf('now') >= 0 ? lessons[states.indexOf('now')] : undefined).toEqual(lessonToResume(lessons, known))
      }),
    )
  })
})
