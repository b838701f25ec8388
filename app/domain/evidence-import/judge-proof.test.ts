import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { educations } from '../standard/education'
import type { RosterCell } from '../roster/roster-import'
import { EVIDENCE_FIELDS, type EvidenceField } from './evidence-field'
import { type EvidenceSettings, checkEvidenceSettings } from './evidence-settings'
import { type KnownProof, type Proof, judgeProof, placeProof, proofKey } from './judge-proof'
import { matchSubject } from './match-subject'
import { readProof } from './read-proof'

const TODAY = '2026-11-29'
const settings: EvidenceSettings = { sheet: 0, headerRow: 0, columns: EVIDENCE_FIELDS.map((field) => ({ field, encoding: 'unicode' })), kind: null, paper: '' }
const catalogue = {
  certificate: [{ id: 'c1', code: 'CC-MC', name: 'Nghiệp vụ một cửa', validityMonths: 36 }, { id: 'c2', code: 'QLNN', name: 'Bồi dưỡng quản lý nhà nước', validityMonths: 0 }],
  competency: [{ id: 'k1', code: 'CH1', name: 'Đạo đức và bản lĩnh', validityMonths: 0 }],
  document: [{ id: 'LY_LICH', code: 'LY_LICH', name: 'Sơ yếu lý lịch có xác nhận', validityMonths: 0 }],
}
type Cells = Partial<Record<EvidenceField, RosterCell>>
const good: Cells = { staffCode: 'A1', kind: 'Chứng nhận', subject: 'CC-MC', paper: 'Số 1', from: '05/03/2024' }
const read = (cells: Cells, changes: Partial<EvidenceSettings> = {}) => readProof(EVIDENCE_FIELDS.map((field) => cells[field] ?? ''), { ...settings, ...changes }, false, TODAY)
const officer = { id: 'o', fullName: 'Nguyễn Văn Hòa', isOwn: false }

function judge(cells: Cells, around: Partial<Parameters<typeof judgeProof>[1]> = {}, changes: Partial<EvidenceSettings> = {}) {
  const { entry, faults } = read(cells, changes)
  const placed = placeProof(entry, catalogue)
  return judgeProof({ entry, proof: placed.proof, faults: [...faults, ...placed.faults] }, { officer, known: null, before: null, ...around })
}
const told = (judgement: ReturnType<typeof judge>) => judgement.faults.map(({ column, key }) => `${column} ${key}`)

describe('what a row proves', () => {
  it.each([
    ['a certificate, to the end of its months', good, { kind: 'certificate', subjectId: 'c1', from: '2024-03-05', to: '2027-03-05', toStated: false }],
    ['one that says its last day', { ...good, lastDay: '31/12/2025' }, { to: '2026-01-01', toStated: true }],
    ['one that never lapses', { ...good, subject: 'qlnn' }, { subjectId: 'c2', to: null }],
    ['a name instead of a code, a serial day', { ...good, subject: 'NGHIEP VU MOT CUA', from: 45_356 }, { subjectId: 'c1', from: '2024-03-05' }],
    ['code and name', { ...good, subject: 'CC-MC – Nghiệp vụ một cửa' }, { subjectId: 'c1' }],
    ['a competency with its level', { ...good, kind: 'Năng lực', subject: 'CH1', level: 'Mức 4' }, { kind: 'competency', subjectId: 'k1', level: 4, to: null }],
    ['hours', { ...good, kind: 'Số tiết', subject: '', hours: '40 tiết' }, { kind: 'training_hours', subjectId: '', hours: 40 }],
    ['schooling', { ...good, kind: 'Văn bằng', subject: 'Cử nhân Luật' }, { kind: 'education', subjectId: 'dai_hoc' }],
    ['a paper', { ...good, kind: 'giấy tờ', subject: 'LY_LICH' }, { kind: 'document', subjectId: 'LY_LICH' }],
    ['text that the sheet of refused rows made safe', { ...good, paper: '\'-12/QĐ' }, { paper: '-12/QĐ' }],
  ] as const)('%s', (_, cells, proof) => expect(judge(cells)).toMatchObject({ kind: 'created', proof }))

  it('kind and paper of the whole list, where a row does not say its own', () => {
    expect(judge({ ...good, kind: '', paper: '' }, {}, { kind: 'certificate', paper: 'Công văn 1' })).toMatchObject({ kind: 'created', proof: { paper: 'Công văn 1' } })
    expect(judge({ ...good, kind: 'Giấy tờ' }, {}, { kind: 'certificate' }).kind).toBe('refused')
  })
})

describe('what is refused, with its column', () => {
  it.each([
    ['no code', { staffCode: '' }, ['staffCode empty']],
    ['no kind', { kind: '' }, ['kind empty']],
    ['no such kind', { kind: 'Khen thưởng' }, ['kind notAKind']],
    ['no subject', { subject: '' }, ['subject empty']],
    ['no such subject', { subject: 'Kỹ năng xyz khác hẳn' }, ['subject unknown_certificate']],
    ['nearly a subject', { subject: 'Nghiệp vụ 1 cửa' }, ['subject unknownNear']],
    ['no paper', { paper: '' }, ['paper empty']],
    ['too long', { paper: 'x'.repeat(201) }, ['paper tooLong']],
    ['no day', { from: '' }, ['from empty']],
    ['month before day', { from: '12/31/2024' }, ['from notADay']],
    ['a year alone', { from: '2024' }, ['from dayIncomplete']],
    ['ahead', { from: '30/11/2026' }, ['from fromFuture']],
    ['long ago', { from: '01/01/1900' }, ['from fromUnlikely']],
    ['ends before it begins', { lastDay: '04/03/2024' }, ['lastDay lastDayBefore']],
    ['no level', { kind: 'Năng lực', subject: 'CH1' }, ['level empty']],
    ['too high a level', { kind: 'Năng lực', subject: 'CH1', level: '6' }, ['level notInRange']],
    ['half an hour', { kind: 'Số tiết', hours: '0,5' }, ['hours notInRange']],
    ['several at once', { from: '', paper: '', subject: 'Kỹ năng xyz khác hẳn' }, ['paper empty', 'from empty', 'subject unknown_certificate']],
  ] as const)('%s', (_, cells, faults) => {
    const judgement = judge({ ...good, ...cells })
    expect([judgement.kind, told(judgement)]).toEqual(['refused', faults])
  })
  it('today is not ahead', () => expect(judge({ ...good, from: '29/11/2026' }).kind).toBe('created'))

  it('somebody unknown, oneself, another name under the code', () => {
    expect(told(judge(good, { officer: null }))).toEqual(['staffCode officerUnknown'])
    expect(told(judge(good, { officer: null, postless: true }))).toEqual(['staffCode noMainPost'])
    expect(told(judge(good, { officer: { ...officer, isOwn: true } }))).toEqual(['staffCode own'])
    expect(told(judge({ ...good, fullName: 'Nguyễn Văn Hoa' }))).toEqual(['fullName nameOfAnother'])
  })
  it.each(['NGUYỄN VĂN HOÀ', 'Nguyễn  Văn Hòa', 'nguyen van hoa'])('%s is that name', (fullName) => expect(judge({ ...good, fullName }).kind).toBe('created'))
})

describe('against the record', () => {
  const proof = judge(good).proof as Proof
  const known: KnownProof = { ...proof, id: 'e', officerId: 'o', revoked: false }
  it('the same proof is nothing new', () => expect(judge(good, { known })).toMatchObject({ kind: 'unchanged', knownId: 'e' }))
  it('another last day is not passed over in silence', () => {
    expect(judge({ ...good, lastDay: '05/03/2026' }, { known })).toMatchObject({ kind: 'refused', faults: [{ column: 'lastDay', key: 'knownUntil', values: { day: '2027-03-04' } }] })
    expect(told(judge({ ...good, lastDay: '05/03/2026' }, { known: { ...known, to: null } }))).toEqual(['lastDay knownForever'])
    expect(judge({ ...good, lastDay: '04/03/2027' }, { known }).kind).toBe('unchanged')
  })
  it('a list does not bring back what was revoked here', () => expect(told(judge(good, { known: { ...known, revoked: true } }))).toEqual(['paper revokedHere']))
  it('twice in one file', () => expect(judge(good, { before: 7 })).toMatchObject({ kind: 'refused', faults: [{ key: 'twiceInFile', values: { row: 7 } }] }))

  test('capitals and spaces of a paper do not make another proof; anything else does', () => {
    expect(proofKey({ ...proof, paper: ' SỐ  1 ' })).toBe(proofKey(proof))
    fc.assert(fc.property(fc.constantFrom(...(['subjectId', 'paper', 'from', 'level', 'hours', 'kind'] as const)), (part) => {
      expect(proofKey({ ...proof, [part]: part === 'level' || part === 'hours' ? 3 : 'khác' })).not.toBe(proofKey(proof))
    }))
  })
})

test.each([
  ['dai_hoc', 'dai_hoc'], ['Đại học', 'dai_hoc'], ['ĐH', 'dai_hoc'], ['Kỹ sư xây dựng', 'dai_hoc'], ['Bằng tốt nghiệp đại học', 'dai_hoc'], ['Cử nhân cao đẳng', 'cao_dang'], ['Cao đẳng nghề', 'cao_dang'],
  ['Thạc sĩ', 'sau_dai_hoc'], ['Tiến sỹ Luật', 'sau_dai_hoc'], ['Trung cấp', 'trung_cap'], ['THPT', 'trung_hoc'], ['12/12', 'trung_hoc'], ['Trung cấp lý luận chính trị', null], ['Khác', null],
] as const)('schooling: %s is %s', (text, education) => {
  const match = matchSubject(text, 'education', catalogue)
  expect(match.ok ? match.subject.id : null).toBe(education)
})
test('every level of schooling has a word', () => expect(educations.map((one) => matchSubject(one, 'education', catalogue).ok)).toEqual([true, true, true, true, true]))

describe('settings against the file', () => {
  const inspection = { sheets: [{ name: 's', rows: [['a', 'b'], ['1', '2']] }], date1904: false }
  const columns = (...fields: EvidenceField[]) => fields.map((field) => ({ field, encoding: 'unicode' as const }))
  it.each([
    ['all there', columns('staffCode', 'kind', 'subject', 'paper', 'from'), {}, []],
    ['kind and paper of the whole list', columns('staffCode', 'subject', 'from'), { kind: 'certificate', paper: 'CV 1' }, []],
    ['neither', columns('staffCode', 'subject', 'from'), {}, ['kindMissing', 'paperMissing']],
    ['only hours', columns('staffCode', 'hours', 'paper', 'from'), { kind: 'training_hours' }, []],
    ['hours without them', columns('staffCode', 'subject', 'paper', 'from'), { kind: 'training_hours' }, ['fieldMissing hours']],
    ['no person, no day', columns('kind', 'subject', 'paper'), {}, ['fieldMissing staffCode', 'fieldMissing from']],
    ['twice', columns('staffCode', 'kind', 'subject', 'paper', 'from', 'from'), {}, ['fieldTwice from']],
    ['no such sheet', columns('staffCode', 'kind', 'subject', 'paper', 'from'), { sheet: 3 }, ['sheetUnknown']],
  ] as const)('%s', (_, chosen, changes, faults) => expect(checkEvidenceSettings({ ...settings, columns: chosen, ...changes }, inspection).map(({ fault, field }) => (field ? `${fault} ${field}` : fault))).toEqual(faults))
})
