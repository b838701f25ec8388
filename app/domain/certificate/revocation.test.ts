import { describe, expect, it } from 'vitest'
import { revocationFault } from './revocation'

describe('revocationFault', () => {
  const sound = { already: false, validFrom: '2026-01-10', revokedOn: '2026-03-01', today: '2026-03-01', reason: 'Cấp nhầm' }
  it.each([
    [{}, null],
    [{ already: true }, 'already_revoked'],
    [{ revokedOn: '2026-01-09' }, 'day_outside'],
    [{ revokedOn: '2026-03-02' }, 'day_outside'],
    [{ revokedOn: '31/02/2026' }, 'day_outside'],
    [{ reason: '  ' }, 'reason_missing'],
  ] as const)('%j → %s', (change, fault) => {
    expect(revocationFault({ ...sound, ...change })).toBe(fault)
  })
})
