import { describe, expect, it } from 'vitest'
import { asOfPresets, parseAsOf } from './as-of'

const today = '2026-11-23'

describe('the day a report speaks of', () => {
  it.each([
    [null, { ok: true, value: today }],
    ['  ', { ok: true, value: today }],
    ['2026-11-23', { ok: true, value: '2026-11-23' }],
    ['5/3/2024', { ok: true, value: '2024-03-05' }],
    ['05-03-2024', { ok: true, value: '2024-03-05' }],
    ['ngày 5 tháng 3 năm 2012', { ok: true, value: '2012-03-05' }],
    ['2008-08-01', { ok: true, value: '2008-08-01' }],
    ['2036-11-23', { ok: true, value: '2036-11-23' }],
    ['31/02/2024', { ok: false, reason: 'form' }],
    ['hôm qua', { ok: false, reason: 'form' }],
    ['31/7/2008', { ok: false, reason: 'range' }],
    ['24/11/2036', { ok: false, reason: 'range' }],
  ])('%j', (typed, expected) => {
    expect(parseAsOf(typed, today)).toEqual(expected)
  })

  it.each([
    ['2026-11-23', ['2026-11-23', '2026-10-31', '2026-09-30', '2027-02-21']],
    ['2026-01-01', ['2026-01-01', '2025-12-31', '2025-12-31', '2026-04-01']],
    ['2024-03-31', ['2024-03-31', '2024-02-29', '2023-12-31', '2024-06-29']],
  ])('presets of %s', (day, expected) => {
    expect(asOfPresets(day).map((preset) => preset.day)).toEqual(expected)
  })
})
