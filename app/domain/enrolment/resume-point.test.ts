import { describe, expect, it } from 'vitest'
import { resumePoint, type CourseUnderWay } from './resume-point'

const lessons = ['1', '2'].map((n) => ({ id: `l${n}`, ordinal: Number(n), minutes: 30, number: `2.${n}`, title: `Bài ${n}`, sections: ['mo-dau', 'cach-tinh'] }))
const course = (change: Partial<CourseUnderWay>): CourseUnderWay => ({ courseCode: 'KH2', title: 'Một cửa', certificateCode: 'CC-MC', lessons, progress: [], ...change })
const read = (lessonId: string, furthest: number, completed: boolean, readAt: string, place: string | null = null) => ({ lessonId, furthest, completed, readAt, place })

describe('resumePoint', () => {
  it.each([
    { name: 'nothing under way', courses: [], expected: null },
    { name: 'nothing read', courses: [course({})], expected: { kind: 'lesson', number: '2.1', started: false, minutesLeft: 30, section: null } },
    { name: 'opened, not read', courses: [course({ progress: [read('l1', 0, false, 'a')] })], expected: { kind: 'lesson', number: '2.1', started: false } },
    { name: 'half read', courses: [course({ progress: [read('l2', 0.5, false, 'a', 'cach-tinh:0.4')] })], expected: { kind: 'lesson', number: '2.2', started: true, minutesLeft: 15, section: { at: 2, total: 2 } } },
    { name: 'a place that is gone', courses: [course({ progress: [read('l2', 0.5, false, 'a', 'khac')] })], expected: { section: null } },
    { name: 'all read', courses: [course({ progress: [read('l1', 1, true, 'a'), read('l2', 1, true, 'b')] })], expected: { kind: 'test', courseCode: 'KH2', certificateCode: 'CC-MC' } },
    { name: 'the course read last', courses: [course({}), course({ courseCode: 'KH1', progress: [read('l1', 0.1, false, 'a')] })], expected: { courseCode: 'KH1' } },
    { name: 'none read: the first given', courses: [course({}), course({ courseCode: 'KH1' })], expected: { courseCode: 'KH2' } },
  ])('$name', ({ courses, expected }) => (expected === null ? expect(resumePoint(courses)).toBeNull() : expect(resumePoint(courses)).toMatchObject(expected)))
})
