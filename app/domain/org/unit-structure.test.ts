import { describe, expect, test } from 'vitest'
import { type UnitRow, type UnitStructure, checkMoves, checkUnitRows, structureEvents } from './unit-structure'

const row = (code: string, type: UnitRow['type'], parent: string | null, name = code): UnitRow => ({ code, name, type, parent, line: 2 })
const structure = (key: string, rows: readonly UnitRow[], moves: [string, string, string?][] = []): UnitStructure => ({
  key, units: 'x.csv', validFrom: '2025-07-01', legalBasis: 'Nghị quyết', inForce: false, rows,
  moves: moves.map(([from, to, share = 'whole']) => ({ from, to, share, mark: 'proposal', note: 'đề xuất', line: 2 })),
})
const before = structure('a', [row('01', 'thanh_pho', null), row('001', 'quan', '01'), row('00001', 'phuong', '001'), row('00002', 'phuong', '001'), row('00003', 'phuong', '001')])
const after = structure('b', [row('01', 'thanh_pho', null), row('00001', 'phuong', '01'), row('00009', 'xa', '01')], [['00001', '00009'], ['00002', '00001', 'part'], ['00002', '00009', 'part'], ['00003', '00001']])

describe('a new structure', () => {
  test('merges old communes into each new one, splits those that go two ways, dissolves the districts', () => {
    const events = structureEvents(after, before)
    expect(events.map(({ key, from, to }) => [key, from.map(({ code }) => code), to])).toEqual([
      ['b:merge:00009', ['00001', '00002'], ['00009']],
      ['b:merge:00001', ['00002', '00003'], ['00001']],
      ['b:split:00002', ['00002'], ['00001', '00009']],
      ['b:dissolve:district', ['001'], []],
    ])
    expect(events[2]?.from[0]?.share).toBe('00001: part; proposal: đề xuất | 00009: part; proposal: đề xuất')
  })

  test('keeps its districts when it has some', () => {
    const kept = { ...after, rows: [...after.rows, row('001', 'quan', '01')] }
    expect(structureEvents(kept, before).map(({ type }) => type)).not.toContain('dissolve')
  })

  test('must take every old commune somewhere and fill every new one', () => {
    expect(checkMoves(after, before)).toEqual([])
    expect(checkMoves({ ...after, moves: after.moves.slice(1) }, before).map(({ fault }) => fault.values['code'])).toEqual(['00001'])
    expect(checkMoves(structure('b', after.rows, [['00001', '00009'], ['00002', '00001'], ['00003', '77777']]), before).map(({ column }) => column)).toEqual(['to_code'])
  })
})

describe('rows of units', () => {
  test('hang on a parent of a higher level, one name of a type under each', () => {
    expect(checkUnitRows(before.rows)).toEqual([])
    const wrong = [...before.rows, row('00004', 'phuong', '999'), row('00005', 'phuong', '00001'), row('00006', 'phuong', '001', '00001'), row('002', 'quan', '001')]
    expect(checkUnitRows(wrong).map(({ fault }) => fault.key)).toEqual(['unitParentMissing', 'unitParentLevel', 'unitNameTwice', 'unitParentLevel'])
  })
})
