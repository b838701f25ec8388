import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/day'
import { projectShare, type SharePoint } from './projection'

const line = (...percents: number[]): SharePoint[] => percents.map((percent, i) => ({ on: addDays('2026-01-01', i * 100), percent }))

describe('projectShare', () => {
  it('goes on along the line: 10 points in 100 days', () => {
    const found = projectShare(line(50, 60, 70), '2027-01-01')
    expect(found?.reachedOn).toBe(addDays('2026-01-01', 200 + 300))
    expect(found?.pace).toBeCloseTo(9.1)
    expect(found?.onTarget).toBeCloseTo(70 + 165 * 0.1)
    expect(found?.needed).toBeCloseTo((30 / 165) * 91)
  })
  it('looks at the last five points only', () => expect(projectShare(line(0, 90, 50, 60, 70, 80, 90), null)).toEqual({ ...projectShare(line(50, 60, 70, 80, 90), null), reachedOn: addDays('2026-01-01', 600 + 100) }))
  it.each([
    ['two points', line(50, 60)],
    ['falling', line(60, 55, 50)],
    ['level', line(60, 60, 60)],
    ['there already', line(90, 95, 100)],
    ['nothing', []],
  ])('says nothing: %s', (_, points) => expect(projectShare(points, '2030-01-01')).toBeNull())
  it('no day more than ten years away', () => expect(projectShare(line(50, 50.001, 50.002), null)).toMatchObject({ reachedOn: null, onTarget: null, needed: null }))
  it('a target already past is none', () => expect(projectShare(line(50, 60, 70), '2026-02-01')).toMatchObject({ onTarget: null, needed: null }))
  it('never says more than 100, nor a day that is not after the last point', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 8 }), (percents) => {
      const points = line(...percents)
      const found = projectShare(points, '2035-01-01')
      if (found === null) return
      expect(found.pace).toBeGreaterThan(0)
      expect(found.onTarget ?? 0).toBeLessThanOrEqual(100)
      if (found.reachedOn !== null) expect(found.reachedOn > (points.at(-1)?.on ?? '')).toBe(true)
    }))
  })
})
