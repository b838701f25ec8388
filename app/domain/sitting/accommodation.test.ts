import { describe, expect, it } from 'vitest'
import { accommodationForm, extraMinutes } from './accommodation'

const typed = { staffCode: 'HN-1', extraPercent: '25', reason: 'Khuyết tật vận động', validFrom: '01/12/2026', lastDay: '31/12/2026' }

describe('accommodationForm', () => {
  it('reads days with the last one included', () => {
    expect(accommodationForm.parse(typed)).toEqual({ staffCode: 'HN-1', extraPercent: 25, calmPage: false, reason: 'Khuyết tật vận động', validFrom: '2026-12-01', validTo: '2027-01-01' })
    expect(accommodationForm.parse({ ...typed, validFrom: '', lastDay: '' })).toMatchObject({ validFrom: null, validTo: null })
  })
  it.each<[object, string, string]>([
    [{ extraPercent: '0' }, 'extraPercent', 'nothingGranted'],
    [{ extraPercent: '201' }, 'extraPercent', 'percentForm'],
    [{ extraPercent: 'nhiều' }, 'extraPercent', 'percentForm'],
    [{ reason: ' ' }, 'reason', 'reasonMissing'],
    [{ lastDay: '30/11/2026' }, 'lastDay', 'lastDayEarly'],
    [{ validFrom: '31/02/2026' }, 'validFrom', 'dayForm'],
  ])('%j is refused at %s', (change, field, message) => {
    const parsed = accommodationForm.safeParse({ ...typed, ...change })
    expect(parsed.error?.issues.map(({ path, message: key }) => [path[0], key])).toContainEqual([field, message])
  })
  it('grants a calm page alone', () => {
    expect(accommodationForm.parse({ ...typed, extraPercent: '0', calmPage: 'yes' })).toMatchObject({ extraPercent: 0, calmPage: true })
  })
})

describe('extraMinutes', () => {
  it.each([[60, 25, 15], [45, 25, 12], [60, 0, 0], [1, 1, 1]])('%i minutes and %i %% is %i more', (minutes, percent, more) => expect(extraMinutes(minutes, percent)).toBe(more))
})
