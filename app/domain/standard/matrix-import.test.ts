import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf, planMatrixImport } from './matrix-import'
import { type CellColumn, applyCell, cellColumns, writeCell } from './standard-cell'
import { NO_TERMS, type StandardContent, type StandardRequirementContent } from './standard-content'
import { standardSheet } from './standard-sheet'

const codes = { certificates: ['CC1', 'CC2'], documents: ['CC1', 'LY_LICH'], competencies: ['CH1', 'CH2'] }
const educations = { trung_hoc: 'trung học trở lên', trung_cap: 'trung cấp trở lên', cao_dang: 'cao đẳng trở lên', dai_hoc: 'đại học trở lên', sau_dai_hoc: 'sau đại học' }
const headers = { education: 'Trình độ', hours: 'Số tiết', certificates: 'Chứng chỉ', documents: 'Giấy tờ', tolerance: 'Châm chước', grace: 'Người mới', transition: 'Chuyển tiếp' }
const words = { educations, yes: 'có', no: 'không', name: 'Ma trận', lines: ['Tiêu chuẩn', 'ngày 01/01/2027'], code: 'Mã', position: 'Vị trí', headers }
const level = (competency: string, n: number, more: Partial<StandardRequirementContent> = {}): StandardRequirementContent => ({ kind: 'competency', competency, level: n, ...more }) as StandardRequirementContent
const said = (requirements: readonly StandardRequirementContent[], terms: Partial<StandardContent> = {}): StandardContent => ({ ...NO_TERMS, ...terms, requirements })

const graded = (one: StandardRequirementContent) => fc.constantFrom(undefined, 'A' as const, 'B' as const, 'C' as const).map((minGrade) => (minGrade === undefined ? one : { ...one, minGrade }))
const anyContent: fc.Arbitrary<StandardContent> = fc.record({
  list: fc.shuffledSubarray([
    { kind: 'education', education: 'dai_hoc' }, { kind: 'training_hours', hours: 40 }, { kind: 'certificate', certificate: 'CC1' }, { kind: 'certificate', certificate: 'CC2' },
    { kind: 'document', document: 'CC1' }, { kind: 'document', document: 'LY_LICH' }, level('CH1', 3), level('CH2', 5),
  ] as StandardRequirementContent[]).chain((list) => fc.tuple(...list.map(graded))),
  toleratesOneBelow: fc.boolean(), graceDays: fc.integer({ min: 0, max: 1096 }), transitionUntil: fc.constantFrom(null, '2027-07-01'),
}).map(({ list, ...terms }) => ({ ...terms, requirements: list }))

const sheetRows = (contents: readonly StandardContent[]) => {
  const sheet = standardSheet({ codes, rows: contents.map((content, i) => ({ code: `VT0${i + 1}`, name: `Vị trí ${i + 1}`, content })) }, words)
  const all = [...sheet.lines.map((line) => [line]), sheet.columns.map(({ header }) => header), ...sheet.rows]
  return all.map((cells, i) => ({ number: i + 1, cells: cells as (string | number)[] }))
}
const plan = (rows: readonly { number: number; cells: (string | number)[] }[], contents: readonly StandardContent[]) => planMatrixImport({ rows, known: contents.map((content, i) => ({ code: `VT0${i + 1}`, content })), codes, words })

describe('a cell', () => {
  it.each([
    ['level-CH1', '3', '3'], ['level-CH1', '3 b', null], ['level-CH1', ' 4(b) ', '4 (B)'], ['level-CH1', '0', ''], ['level-CH1', '–', ''],
    ['level-CH1', '6', null], ['level-CH1', '=1+1', null], ['level-CH1', '3 (D)', null],
    ['education', 'ĐẠI HỌC trở lên', 'đại học trở lên'], ['education', 'dai_hoc (C)', 'đại học trở lên (C)'], ['education', 'dai_hoc (A)', null], ['documents', 'LY_LICH (B)', null], ['education', 'tú tài', null],
    ['hours', '40 (C)', '40 (C)'], ['hours', 'Có', '40'], ['hours', 'có (b)', '40 (B)'], ['hours', 'CÓ', '48', 48], ['hours', '1001', null], ['hours', '40.5', null],
    ['certificates', 'cc2, CC1 (b)', 'CC1(B) CC2'], ['certificates', 'CC1 CC1', null], ['certificates', 'CC9', null], ['documents', 'LY_LICH', 'LY_LICH'],
    ['tolerance', 'CÓ', 'có'], ['tolerance', '', 'không'], ['tolerance', 'maybe', null], ['grace', '30', '30'], ['grace', '-5', null], ['transition', '1/7/2027', '01/07/2027'], ['transition', '31/02/2027', null],
  ] as [CellColumn, string, string | null, number?][])('%s takes %j as %j', (column, typed, kept, yearlyHours) => {
    const content = applyCell(said([]), column, typed, { codes: { ...codes, ...(yearlyHours === undefined ? {} : { yearlyHours }) }, words })
    expect(typeof content === 'string' ? null : writeCell(content, column, words)).toBe(kept)
  })
  it('written and read again is the same, cell by cell', () =>
    fc.assert(fc.property(anyContent, anyContent.map(onPaper), (from, to) => {
      let content = from
      for (const column of cellColumns(codes)) {
        const next = applyCell(content, column, writeCell(to, column, words), { codes, words })
        if (typeof next === 'string') throw new Error(`${column}: ${next}`)
        content = next
      }
      expect(cellColumns(codes).map((column) => writeCell(content, column, words))).toEqual(cellColumns(codes).map((column) => writeCell(applyAll(to), column, words)))
    })))
})

/** The same content with no grade asked of papers. */
function onPaper(content: StandardContent): StandardContent {
  return { ...content, requirements: content.requirements.map((one) => (one.kind === 'education' || one.kind === 'document' ? { ...one, minGrade: undefined } : one)) }
}

/** The same content with its parts in the order of the catalogues. */
function applyAll(content: StandardContent): StandardContent {
  const next = applyCell(content, 'level-CH1', writeCell(content, 'level-CH1', words), { codes, words })
  if (typeof next === 'string') throw new Error(next)
  return next
}

describe('a sheet that comes back', () => {
  it('as it went out changes nothing', () =>
    fc.assert(fc.property(fc.array(anyContent, { minLength: 1, maxLength: 4 }), (contents) => {
      const kept = contents.map(applyAll)
      expect(plan(sheetRows(kept), kept)).toEqual({ changed: [], refused: [], positions: kept.length, unknownColumns: [] })
    })))
  it('names changed cells by address, old and new', () => {
    const before = [said([level('CH1', 2)]), said([level('CH2', 4)])]
    const after = [said([level('CH1', 3, { minGrade: 'B' })]), said([level('CH2', 4)], { graceDays: 30 })]
    expect(plan(sheetRows(after), before)?.changed).toEqual([
      { position: 'VT01', column: 'level-CH1', address: 'J4', before: '2', after: '3 (B)' },
      { position: 'VT02', column: 'grace', address: 'H5', before: '0', after: '30' },
    ])
  })
  it('refuses by address: a strange level, an unknown position, a position twice', () => {
    const rows = [{ number: 3, cells: ['Ghi chú', 'CH1', 'Mã'] }, { number: 4, cells: ['', 9, 'VT01'] }, { number: 6, cells: ['', 1, 'VT99'] }, { number: 7, cells: ['', 1, 'vt01'] }, { number: 8, cells: ['', '', ''] }]
    expect(plan(rows, [said([])])).toMatchObject({
      changed: [], positions: 1, unknownColumns: ['Ghi chú'],
      refused: [{ address: 'B4', text: '9', fault: 'level' }, { address: 'C6', text: 'VT99', fault: 'position' }, { address: 'C7', fault: 'twice' }],
    })
  })
  it('without the column of codes is no such sheet', () => expect(plan([{ number: 1, cells: ['Họ tên'] }], [])).toBeNull())
  it('columns it does not have keep what they have', () => expect(plan([{ number: 1, cells: ['Mã', 'CH2'] }, { number: 2, cells: ['VT01', 1] }], [said([level('CH1', 5)], { graceDays: 7 })])?.changed).toEqual([{ position: 'VT01', column: 'level-CH2', address: 'B2', before: '', after: '1' }]))
  it.each([[0, 1, 'A1'], [25, 2, 'Z2'], [26, 3, 'AA3'], [701, 1, 'ZZ1'], [702, 1, 'AAA1']])('address %i, %i is %s', (column, row, address) => expect(addressOf(column, row)).toBe(address))
})
