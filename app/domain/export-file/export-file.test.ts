import { describe, expect, it } from 'vitest'
import { expiryOf, fetchRefusal, type FetchFacts, plainName } from './export-file'
import { type ExportRequest, requestText } from './export-request'

const now = new Date('2026-11-28T03:00:00Z')
const whole: FetchFacts = { state: 'done', expiresAt: expiryOf(now), scope: ['a'], held: ['a', 'b'], inCharge: true, now }

describe('fetching a file', () => {
  it.each([
    ['done and in charge', {}, null],
    ['being written', { state: 'running' }, 'notReady'],
    ['failed', { state: 'failed' }, 'failed'],
    ['at its last moment', { expiresAt: new Date(now.getTime() + 1) }, null],
    ['expired', { expiresAt: now }, 'expired'],
    ['no longer in charge', { inCharge: false }, 'right'],
    ['in charge of part of what it was written from', { scope: ['a', 'c'] }, 'right'],
    ['expired before anything else is said', { expiresAt: now, state: 'failed', inCharge: false }, 'expired'],
  ] as const)('%s', (_name, facts, refusal) => expect(fetchRefusal({ ...whole, ...(facts as Partial<FetchFacts>) })).toBe(refusal))
})

describe('the same request', () => {
  const request = (query: Record<string, string>): ExportRequest => ({ kind: 'officers', unitId: 'u', asOf: '2026-11-28', query })
  it('is the same text in whatever order it was put together', () => expect(requestText(request({ a: '1', b: '2' }), 'csv', 'vi')).toBe(requestText(request({ b: '2', a: '1' }), 'csv', 'vi')))
  it.each([[request({ a: '2', b: '2' }), 'csv', 'vi'], [request({ a: '1', b: '2' }), 'xlsx', 'vi'], [request({ a: '1', b: '2' }), 'csv', 'en'], [{ kind: 'commune_quality', unitId: 'u', asOf: '2026-11-28' }, 'csv', 'vi']] as [ExportRequest, 'csv' | 'xlsx', string][])('is another text otherwise (%#)', (other, format, locale) => {
    expect(requestText(other, format, locale)).not.toBe(requestText(request({ a: '1', b: '2' }), 'csv', 'vi'))
  })
})

it('names a file plainly', () => expect(plainName(['dat chuan can bo', '--x/..\\y', '2026-11-28'], 'csv')).toBe('dat-chuan-can-bo-x-y-2026-11-28.csv'))
