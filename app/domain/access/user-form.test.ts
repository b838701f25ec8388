import { describe, expect, it } from 'vitest'
import { editUserForm, newUserForm, roleForm } from './user-form'

const unitId = '01a20764-e1a9-7b3e-a9c4-90e7a5e5abb1'
const issues = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) => result.error?.issues.map(({ path, message }) => [path[0], message]) ?? []

describe('newUserForm', () => {
  it('brings what was typed to one form', () => {
    expect(newUserForm.parse({ username: ' Lan.Nguyen ', displayName: ' Nguyễn  Thị Lan ' })).toEqual({ username: 'lan.nguyen', displayName: 'Nguyễn Thị Lan', staffCode: '' })
  })

  it.each([
    [{}, [['username', 'usernameMissing'], ['displayName', 'displayNameMissing']]],
    [{ username: 'lân', displayName: 'X' }, [['username', 'usernameRule']]],
    [{ username: 'a', displayName: 'X' }, [['username', 'usernameRule']]],
    [{ username: 'lan', displayName: ' ' }, [['displayName', 'displayNameMissing']]],
    [{ username: 'lan', displayName: 'x'.repeat(121) }, [['displayName', 'displayNameLong']]],
    [{ username: 'lan', displayName: 'X', staffCode: 'x'.repeat(41) }, [['staffCode', 'staffCodeLong']]],
  ])('%j', (values, expected) => {
    expect(issues(newUserForm.safeParse(values))).toEqual(expected)
  })
})

it('editUserForm leaves the username alone', () => {
  expect(editUserForm.parse({ username: 'x', displayName: 'Lan', staffCode: ' CB-1 ' })).toEqual({ displayName: 'Lan', staffCode: 'CB-1' })
})

describe('roleForm', () => {
  it('reads days as they are written; empty ones are open', () => {
    expect(roleForm.parse({ role: 'hr', unitId, validFrom: '5/3/2026', lastDay: '' })).toEqual({ role: 'hr', unitId, validFrom: '2026-03-05', lastDay: null })
    expect(roleForm.parse({ role: 'trainer' })).toEqual({ role: 'trainer', unitId: null, validFrom: null, lastDay: null })
  })

  it.each([
    [{ role: '' }, [['role', 'roleMissing']]],
    [{ role: 'superuser' }, [['role', 'roleMissing']]],
    [{ role: 'hr' }, [['unitId', 'unitMissing']]],
    [{ role: 'head', unitId: "x' OR 1=1" }, [['unitId', 'unitMissing']]],
    [{ role: 'trainer', validFrom: '31/02/2026' }, [['validFrom', 'dayForm']]],
    [{ role: 'trainer', validFrom: '05/3/2026', lastDay: '04/3/2026' }, [['lastDay', 'lastDayEarly']]],
  ])('%j', (values, expected) => {
    expect(issues(roleForm.safeParse(values))).toEqual(expected)
  })
})
