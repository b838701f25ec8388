import { describe, expect, test } from 'vitest'
import { cellText, readEntry } from './read-entry'
import type { RosterCell, RosterSettings } from './roster-import'

const FIELDS = ['staffCode', 'fullName', 'phone', 'unit', 'position'] as const
const settings: RosterSettings = { sheet: 0, headerRow: 0, columns: FIELDS.map((field) => ({ field, encoding: 'unicode' })), from: '2026-01-01', decision: 'QĐ', codeWidth: 0 }
const read = (cells: readonly RosterCell[], changes: Partial<RosterSettings> = {}) => readEntry(cells, { ...settings, ...changes }, false, 2026)

describe('a phone', () => {
  test.each([
    [912345678, '0912345678'], ['912345678', '0912345678'], ['912 345 678', '0912 345 678'], ['38.123.4567', '038.123.4567'], [2438123456, '02438123456'], ['24 3812 3456', '024 3812 3456'],
    ['0912345678', '0912345678'], ['+84 912 345 678', '+84 912 345 678'], ['19001234', '19001234'], [412345678, '412345678'], ['máy lẻ 12', 'máy lẻ 12'], ['', null],
  ] as const)('%j is read as %j', (cell, phone) => expect(read(['A', 'Lê An', cell, 'x', 'VT01']).entry.phone).toBe(phone))
})

test.each([["'+84", '+84'], ["'=1+1", '=1+1'], ["''-", '-'], ["'@x", '@x'], ["'quoted", "'quoted"], ["O'Lê", "O'Lê"]])('the guard before a formula is no part of %j', (cell, text) => expect(cellText(cell)).toBe(text))

test('a code of digits gets its zeros back, others stay', () => {
  expect(['1234', 1234, 'A12'].map((code) => read([code, 'Lê An', '', 'x', 'VT01'], { codeWidth: 6 }).entry.staffCode)).toEqual(['001234', '001234', 'A12'])
})
