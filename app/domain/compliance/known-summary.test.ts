import { describe, expect, it } from 'vitest'
import { summaryOf, totalsOf } from './known-summary'
import type { UnitOnDay } from './overview'

const unit = (unitId: string): UnitOnDay => ({ unitId, parentId: null, name: `Tên ${unitId}`, type: 'xa', code: null, level: 'commune' })
const [a, b] = [unit('a'), unit('b')]
const totals = { then: { people: 5, met: 2 }, now: { people: 4, met: 3 }, rows: [{ unit: a, then: { people: 5, met: 2 }, now: { people: 4, met: 3 } }] }

describe('totals kept of two times', () => {
  it('come back with the names of the page and are kept without them', () => {
    const kept: unknown = JSON.parse(JSON.stringify(summaryOf(totals, 7)))
    expect(JSON.stringify(kept)).not.toContain('Tên')
    expect(totalsOf(kept, [b, a])).toEqual({ ...totals, different: 7 })
  })

  it.each([
    ['a unit that the page does not have', summaryOf(totals, 7), [b]],
    ['nothing', null, [a]],
    ['something else', { then: 1 }, [a]],
    ['a negative number of people who differ', summaryOf(totals, -1), [a]],
  ])('are not shown with %s', (_name, kept, units) => expect(totalsOf(kept, units)).toBeNull())
})
