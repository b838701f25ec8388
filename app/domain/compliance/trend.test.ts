import { describe, expect, it } from 'vitest'
import { trendLines, trendOf } from './trend'

const on = (day: string, met: number) => ({ on: day, people: 100, met, share: met / 100 })
const rising = { actual: [on('2026-03-31', 40), on('2026-06-30', 50), on('2026-09-30', 60), on('2026-11-29', 66)], forecast: [on('2026-12-31', 64), on('2027-03-31', 60)] }
const ask = (asOf: string, today: string, target: string | null = '2027-06-30') => trendOf(rising, { asOf, today, target })

describe('the share over time', () => {
  it('today: what was, what is certain, the target, and the pace in lines of their own', () => {
    const trend = ask('2026-11-29', '2026-11-29')
    expect(trend.past).toBe(false)
    const lines = trendLines(trend)
    expect(lines.map(({ kind, on: day }) => [kind, day]).slice(0, 7)).toEqual([
      ['actual', '2026-03-31'], ['actual', '2026-06-30'], ['actual', '2026-09-30'], ['actual', '2026-11-29'], ['certain', '2026-12-31'], ['certain', '2027-03-31'], ['target', '2027-06-30'],
    ])
    const [onTarget, reached] = lines.slice(7)
    expect(onTarget).toMatchObject({ kind: 'pace', on: '2027-06-30' })
    expect(onTarget && 'percent' in onTarget && onTarget.percent).toBeCloseTo(trend.pace?.onTarget ?? 0, 9)
    expect(reached).toEqual({ kind: 'pace', on: trend.pace?.reachedOn, percent: 100 })
  })

  it('a past day looks only back: no quarter after it, also none before today, and no pace', () => {
    expect(ask('2026-11-29', '2027-05-01')).toEqual({ actual: rising.actual, forecast: [], target: '2027-06-30', pace: null, past: true })
  })

  it('a day ahead: what lies after today is no fact, on whichever side of the day it is', () => {
    const { actual, forecast } = ask('2026-11-29', '2026-10-01')
    expect([actual.map((one) => one.on), forecast.map((one) => one.on)]).toEqual([['2026-03-31', '2026-06-30', '2026-09-30'], ['2026-11-29', '2026-12-31', '2027-03-31']])
  })

  it('reached before the target: one line of pace; no target, no line of it', () => {
    expect(trendLines(ask('2026-11-29', '2026-11-29', '2035-01-01')).filter(({ kind }) => kind === 'pace')).toHaveLength(1)
    expect(trendLines(ask('2026-11-29', '2026-11-29', null)).some(({ kind }) => kind === 'target')).toBe(false)
  })

  it('few people have no share and draw no line', () => {
    const few = rising.actual.map((count) => ({ ...count, people: 4, met: 1 }))
    expect(trendOf({ actual: few, forecast: [] }, { asOf: '2026-11-29', today: '2026-11-29', target: null }).pace).toBeNull()
  })
})
