import { expect, it } from 'vitest'
import { instantOfMinute } from './hanoi-minute'

it.each([
  ['2026-12-01T08:00', '2026-12-01T01:00:00.000Z'],
  ['2026-01-01T00:30', '2025-12-31T17:30:00.000Z'],
  ['2028-02-29T23:59', '2028-02-29T16:59:00.000Z'],
])('%s in Hanoi is %s', (written, instant) => expect(instantOfMinute(written)?.toISOString()).toBe(instant))

it.each(['', '2026-02-30T08:00', '2026-12-01T24:00', '2026-12-01T08:60', '2026-12-01', '2026-12-01T08:00:00Z'])('%j is no minute', (written) => expect(instantOfMinute(written)).toBeNull())
