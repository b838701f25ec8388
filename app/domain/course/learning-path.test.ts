import { describe, expect, test } from 'vitest'
import { type PathFile, type PathStanding, checkPaths, pathSteps } from './learning-path'

const course = (code: string, certificate: string) => ({ code, title: `Khóa ${code}`, certificate, periods: 8 })
const courses = [course('KH1', 'CC-A'), course('KH2', 'CC-B'), course('KH3', 'CC-C'), course('KH4', 'CC-D')]
const step = (code: string, optional = false) => ({ course: code, optional })
const path = { code: 'quay', name: 'Quầy', positions: ['VT01'], steps: [step('KH1'), step('KH2'), step('KH3'), step('KH4', true)], afterwards: '' }
const file: PathFile = { courses, paths: [path] }
const around = { positions: [{ code: 'VT01', certificates: ['CC-A', 'CC-B', 'QLNN'] }, { code: 'VT02', certificates: ['CC-D'] }], courses: [{ id: 'KH1', title: 'Khóa KH1' }] }

describe('the check', () => {
  test('accepts paths that lead to what their positions need', () => expect(checkPaths(file, around)).toEqual([]))
  test.each<[string, PathFile, string]>([
    ['another title than the course', { ...file, courses: [{ ...courses[0]!, title: 'Khác' }, ...courses.slice(1)] }, 'pathTitle'],
    ['a course that is not planned', { ...file, paths: [{ ...path, steps: [...path.steps, step('KH9')] }] }, 'pathCourse'],
    ['an unknown position', { ...file, paths: [{ ...path, positions: ['VT99'] }] }, 'positionUnknown'],
    ['a position on two paths', { ...file, paths: [path, { ...path, code: 'khac' }] }, 'pathTwice'],
    ['a certificate left out', { ...file, paths: [{ ...path, steps: [step('KH1')] }] }, 'pathCertificate'],
  ])('finds %s', (_, changed, key) => expect(checkPaths(changed, around).map((one) => one.key)).toEqual([key]))
})

describe('the steps of an officer', () => {
  const standing = (published: string[], certificates: string[] = [], enrolled: string[] = []): PathStanding => ({ published: new Set(published), certificates: new Set(certificates), enrolled: new Set(enrolled) })
  test.each<[string, PathStanding, string[]]>([
    ['begin with the first', standing(['KH1', 'KH2', 'KH4']), ['next', 'later', 'coming', 'later']],
    ['go on with what is not done', standing(['KH1', 'KH2', 'KH4'], ['CC-A']), ['done', 'next', 'coming', 'later']],
    ['have nothing next while a course is under way', standing(['KH1', 'KH2', 'KH4'], ['CC-A'], ['KH2']), ['done', 'active', 'coming', 'later']],
    ['show a renewal as under way', standing(['KH1'], ['CC-A'], ['KH1']), ['active', 'coming', 'coming', 'coming']],
    ['never make an extra course the next', standing(['KH1', 'KH2', 'KH4'], ['CC-A', 'CC-B']), ['done', 'done', 'coming', 'later']],
  ])('%s', (_, at, expected) => expect(pathSteps(path, courses, at).map(({ state }) => state)).toEqual(expected))
})
