import { expect, test } from 'vitest'
import type { RosterSettings } from './roster-import'
import { rowSort } from './row-sort'

const columns: RosterSettings['columns'] = [null, 'staffCode', 'fullName', 'unit', 'unitParent', 'position'].map((field) => ({ field: field as 'unit' | null, encoding: 'unicode' as const }))

test.each([
  ['empty', ['', ' ', '\u00a0']], ['empty', []],
  ['skipped', ['(1)', '(2)', '(3)', '(4)']], ['skipped', [1, 2, 3, 4, 5, 6]], ['skipped', ['I. Văn phòng']], ['skipped', ['', '', 'Tổng số: 12']], ['skipped', [7]], ['skipped', ['', '', '', 'Hàng Bạc', 'Hoàn Kiếm']],
  ['data', [1, 'A1', 'Lê An']], ['data', ['', '', 'Lê An', 'Hàng Bạc']], ['data', ['', '', '', 'Hàng Bạc', '', 'VT01']], ['data', [1, 1234, 'Lê An', 'Hàng Bạc', '', 'VT01']],
] as const)('%s: %j', (sort, cells) => expect(rowSort(cells, columns)).toBe(sort))
