import { describe, expect, it } from 'vitest'
import { classSessionForm, mayChange, sessionState, staffCodesOf } from './class-session'

const typed = { courseCode: 'KH2', name: ' Ca 1 ', place: 'Phòng 201', day: '01/12/2026', from: '8:00', to: '9h30', addresses: '10.1.0.0/16\n2001:db8::/32' }

describe('classSessionForm', () => {
  it('reads a session in Hanoi time', () => {
    expect(classSessionForm.parse(typed)).toEqual({
      courseCode: 'KH2', name: 'Ca 1', place: 'Phòng 201', seats: null, proctored: false, addresses: ['10.1.0.0/16', '2001:db8::/32'],
      startsAt: new Date('2026-12-01T01:00:00Z'), endsAt: new Date('2026-12-01T02:30:00Z'),
    })
  })
  it.each<[object, string, string]>([
    [{ day: '31/02/2026' }, 'day', 'dayForm'],
    [{ from: '25:00' }, 'from', 'timeForm'],
    [{ to: '7:00' }, 'to', 'endsBeforeStart'],
    [{ from: '0:10', to: '23:00' }, 'to', 'tooLong'],
    [{ name: '  ' }, 'name', 'nameMissing'],
    [{ addresses: 'phòng máy' }, 'addresses', 'addressForm'],
    [{ seats: '0' }, 'seats', 'seatsForm'],
    [{ seats: '501' }, 'seats', 'seatsForm'],
    [{ seats: 'vài' }, 'seats', 'seatsForm'],
  ])('%j is refused at %s', (change, field, message) => {
    const parsed = classSessionForm.safeParse({ ...typed, ...change })
    expect(parsed.error?.issues.map(({ path, message: key }) => [path[0], key])).toContainEqual([field, message])
  })
})

describe('sessionState', () => {
  const times = { startsAt: new Date('2026-12-01T01:00:00Z'), endsAt: new Date('2026-12-01T02:30:00Z'), cancelledAt: null }
  it.each([['2026-12-01T00:59:59Z', 'upcoming'], ['2026-12-01T01:00:00Z', 'running'], ['2026-12-01T02:29:59Z', 'running'], ['2026-12-01T02:30:00Z', 'ended']])('at %s it is %s', (at, state) => {
    expect(sessionState(times, new Date(at))).toBe(state)
    expect(sessionState({ ...times, cancelledAt: new Date(at) }, new Date(at))).toBe('cancelled')
  })
  it('may be changed before it begins; its list until it ends', () => {
    expect((['upcoming', 'running', 'ended', 'cancelled'] as const).map((state) => [mayChange('edit', state), mayChange('cancel', state), mayChange('list', state)])).toEqual([
      [true, true, true], [false, false, true], [false, false, false], [false, false, false],
    ])
  })
})

describe('staffCodesOf', () => {
  it('reads what people paste', () => {
    expect(staffCodesOf('HN-1\nHN-2, HN-3;HN-1\t HN-4\n')).toEqual(['HN-1', 'HN-2', 'HN-3', 'HN-4'])
  })
})
