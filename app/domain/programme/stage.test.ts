import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/day'
import { completedOn, isRetained, nextStages, stageFault, stageOn, stages, type StageEntry } from './stage'

const entries: StageEntry[] = [{ stage: 'selected', on: '2026-01-05' }, { stage: 'studying', on: '2026-02-01' }, { stage: 'graduated', on: '2026-06-30' }]

describe('a stage', () => {
  it.each([
    ['the next one', { stage: 'appointed', on: '2026-07-15' }, null],
    ['on the day of the last', { stage: 'appointed', on: '2026-06-30' }, null],
    ['one step too far back', { stage: 'studying', on: '2026-07-15' }, 'not_next'],
    ['before the last', { stage: 'appointed', on: '2026-06-29' }, 'before_last'],
    ['in the future', { stage: 'dropped', on: '2026-08-02' }, 'in_future'],
  ] as const)('%s', (_name, entry, fault) => {
    expect(stageFault(entries, entry, '2026-08-01')).toBe(fault)
  })

  it('begins with selection, and after a drop-out with selection again', () => {
    expect(nextStages(null)).toEqual(['selected'])
    expect(nextStages('dropped')).toEqual(['selected'])
  })

  it.each([
    ['2026-01-04', null, null], ['2026-01-05', 'selected', null], ['2026-06-29', 'studying', null], ['2026-06-30', 'graduated', '2026-06-30'],
  ])('on %s is %s', (day, stage, completed) => {
    expect([stageOn(entries, day), completedOn(entries, day)]).toEqual([stage, completed])
  })

  it('completed stays completed after a drop-out', () => {
    expect(completedOn([...entries, { stage: 'dropped', on: '2026-07-01' }], '2026-08-01')).toBe('2026-06-30')
  })
})

describe('retained', () => {
  const appointed: StageEntry[] = [...entries, { stage: 'appointed', on: '2026-07-31' }]
  const post = [{ from: '2026-08-01', to: '2027-09-01' }]
  it.each([
    ['the day before a year', '2027-07-30', false], ['after a year, in post', '2027-07-31', true], ['after a year, out of post', '2027-09-01', false],
  ])('%s', (_name, day, retained) => {
    expect(isRetained(appointed, post, day)).toBe(retained)
  })
  it('not when dropped since', () => {
    expect(isRetained([...appointed, { stage: 'dropped', on: '2027-08-15' }], post, '2027-08-20')).toBe(false)
  })
})

it('whatever is entered step by step, only legal stages come about, in the order of days', () => {
  const tried = fc.array(fc.tuple(fc.constantFrom(...stages), fc.integer({ min: -30, max: 200 })), { maxLength: 30 })
  fc.assert(fc.property(tried, (list) => {
    const kept: StageEntry[] = []
    for (const [stage, offset] of list) {
      const entry = { stage, on: addDays('2026-01-01', offset) }
      if (stageFault(kept, entry, '2026-06-30') === null) kept.push(entry)
    }
    kept.forEach((entry, i) => {
      expect(nextStages(kept[i - 1]?.stage ?? null)).toContain(entry.stage)
      expect(entry.on <= '2026-06-30' && entry.on >= (kept[i - 1]?.on ?? '')).toBe(true)
    })
    expect(stageOn(kept, '2026-06-30')).toBe(kept.at(-1)?.stage ?? null)
  }))
})
