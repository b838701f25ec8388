import { describe, expect, it } from 'vitest'
import { asOfPresets, endOfDay, parseAsOf, parseKnownMoment } from './as-of'

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

describe('the moment at which something was known', () => {
  const now = new Date('2026-11-23T05:00:00Z')
  it.each([
    [null, { ok: true, value: null }],
    ['23/11/2026', { ok: true, value: null }],
    ['05/07/2026', { ok: true, value: { day: '2026-07-05', at: endOfDay('2026-07-05'), exact: false } }],
    ['2026-07-05T18:00:00.000Z', { ok: true, value: { day: '2026-07-06', at: new Date('2026-07-05T18:00:00Z'), exact: true } }],
    ['2026-11-23T04:59:59.000Z', { ok: true, value: { day: '2026-11-23', at: new Date('2026-11-23T04:59:59Z'), exact: true } }],
    ['2026-11-23T05:00:01.000Z', { ok: false, reason: 'range' }],
    ['2001-01-01T05:00:01.000Z', { ok: false, reason: 'range' }],
    ['2026-99-05T18:00:00.000Z', { ok: false, reason: 'form' }],
    ['24/11/2026', { ok: false, reason: 'range' }],
    ['hôm qua', { ok: false, reason: 'form' }],
  ])('%j', (typed, expected) => expect(parseKnownMoment(typed, today, now)).toEqual(expected))
})
