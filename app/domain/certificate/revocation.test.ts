import { describe, expect, it } from 'vitest'
import type { Actor } from '../access/role'
import { mayRevoke, revocationFault } from './revocation'

const actor = (roles: Actor['roles']): Actor => ({ userId: 'u', username: 'u', displayName: 'U', officerId: 'o', roles })

describe('mayRevoke', () => {
  it.each<[string, Actor['roles'], string[], boolean]>([
    ['HR of the unit', [{ role: 'hr', unitId: 'ward' }], ['ward', 'district'], true],
    ['HR above', [{ role: 'hr', unitId: 'district' }], ['ward', 'district'], true],
    ['HR elsewhere', [{ role: 'hr', unitId: 'other' }], ['ward', 'district'], false],
    ['head of the unit', [{ role: 'head', unitId: 'ward' }], ['ward'], false],
    ['the officer', [{ role: 'officer', unitId: null }], ['ward'], false],
    ['HR, holder without a post', [{ role: 'hr', unitId: 'ward' }], [], false],
  ])('%s', (_name, roles, path, allowed) => {
    expect(mayRevoke(actor(roles), path)).toBe(allowed)
  })
})

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
