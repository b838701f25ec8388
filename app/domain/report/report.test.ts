import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { communeQualitySheet, type PostQuality, qualityFigures } from './commune-quality'
import { eligibilityText, learnerEligibility, type LearnerFacts } from './learner-eligibility'
import { addLearner, learnerTotalCells, NO_LEARNERS } from './learner-sheet'
import { agencyName, headRuns, reportFrame, type Reporting, unitTitleText } from './official-sheet'
import { parseReport, reportDay, reportDefaults } from './report-form'
import { contentOfCertificate, isLeading, officerGroup, officerGroups, type TrainingCount, trainingContents, trainingResultsSheet } from './training-results'

const TODAY = '2026-11-28'
const UNIT = '0199a8f0-0000-7000-8000-000000000001'
const city = { name: 'Hà Nội', type: 'thanh_pho', level: 'city' }
const district = { name: 'Ba Đình', type: 'quan', level: 'district' }
const commune = { name: 'Quán Thánh', type: 'phuong', level: 'commune' }
const issuer = { parent: 'UBND THÀNH PHỐ HÀ NỘI', name: 'SỞ NỘI VỤ', place: 'Hà Nội' }
const reporting: Reporting = { path: [district, city], issuer, today: TODAY, structure: 'then', split: [] }

describe('who a position is', () => {
  it.each([
    ['Chủ tịch UBND cấp xã', 'xa', 'cadreCommune'], ['Phó Chủ tịch UBND cấp xã phụ trách một cửa', 'xa', 'cadreCommune'], ['Công chức Tư pháp – hộ tịch', 'xa', 'staffCommune'],
    ['Phụ trách bộ phận một cửa cấp huyện', 'huyen', 'leaderDistrict'], ['Chuyên viên phòng Nội vụ (CCHC, đào tạo)', 'huyen', 'staffDistrict'], ['Công chức kiểm tra, thanh tra công vụ', 'thanh_pho', 'staffCity'], ['Giám đốc Sở', 'thanh_pho', 'leaderCity'],
  ])('%s (%s)', (name, level, group) => expect(officerGroup({ name, level })).toBe(group))
  it('reads a name in either form of Unicode, and whole words only', () => {
    expect(isLeading('Trưởng phòng'.normalize('NFD'))).toBe(true)
    expect(isLeading('Chánhvăn phòng')).toBe(false)
  })
  it.each([['LLCT', 'politics'], ['QLNN', 'management'], ['KNLD', 'leadership'], ['CC-CNTT', 'computing'], ['CC-MC', 'skills'], ['X', 'skills']])('certificate %s is %s', (code, content) => expect(contentOfCertificate(code)).toBe(content))
})

describe('heading', () => {
  it.each([
    ['the city', [city], 'UBND THÀNH PHỐ HÀ NỘI', 'SỞ NỘI VỤ', 'Bộ Nội vụ'],
    ['a district', [district, city], 'UBND THÀNH PHỐ HÀ NỘI', 'UBND QUẬN BA ĐÌNH', 'SỞ NỘI VỤ'],
    ['a commune', [commune, district, city], 'UBND QUẬN BA ĐÌNH', 'UBND PHƯỜNG QUÁN THÁNH', 'UBND quận Ba Đình'],
  ])('of %s', (_name, path, above, agency, receiver) => {
    const { heading, lines } = reportFrame({ ...reporting, path }, 'năm 2025')
    expect([heading.above, heading.agency, lines[1]]).toEqual([above, agency, `Đơn vị nhận báo cáo: ${receiver}`])
  })
  it('says by which structure, where it is not that of the day, and whom that leaves out', () => {
    expect(reportFrame(reporting, 'năm 2025').lines).toHaveLength(3)
    expect(reportFrame({ ...reporting, structure: 'today' }, '').lines.at(-1)).toMatch(/^Cơ cấu đơn vị: theo cơ cấu ngày \S+, người của đơn vị cũ tính vào đơn vị kế thừa$/)
    expect(reportFrame({ ...reporting, structure: 'today', split: [{ level: 'commune', type: 'phuong', name: 'Cửa Nam' }] }, '').lines.at(-1)).toContain('không tính người của đơn vị cũ đã chia cho nhiều đơn vị (phường Cửa Nam)')
  })
  it('writes the day as the decree does', () => expect(reportFrame({ ...reporting, today: '2026-02-05' }, '').sign.place).toBe('Hà Nội, ngày 05 tháng 02 năm 2026'))
  it('names departments as they are', () => expect([agencyName({ name: 'Phòng Nội vụ', type: 'phong', level: 'division' }, 'x'), unitTitleText(district)]).toEqual(['Phòng Nội vụ', 'Quận Ba Đình']))
  it('finds the runs of a head', () => expect(headRuns([{ header: 'a', width: 1 }, { header: 'b', width: 1, group: 'G' }, { header: 'c', width: 1, group: 'G' }, { header: 'd', width: 1 }, { header: 'e', width: 1 }])).toEqual([{ group: null, from: 0, to: 0 }, { group: 'G', from: 1, to: 2 }, { group: null, from: 3, to: 3 }, { group: null, from: 4, to: 4 }]))
})

const count = fc.record({ group: fc.constantFrom(...officerGroups), content: fc.constantFrom(...trainingContents, null), people: fc.nat(99), women: fc.nat(99), turns: fc.nat(99) }) as fc.Arbitrary<TrainingCount>
const quality = fc.record({ code: fc.string({ minLength: 1, maxLength: 3 }), position: fc.constantFrom('Chủ tịch', 'Công chức'), ...Object.fromEntries(qualityFigures.map((name) => [name, fc.nat(99)])) }) as fc.Arbitrary<PostQuality>

describe('laws of the tables', () => {
  it('every row is as long as the head; a total is the sum of its column, and empty exactly where the column is not held', () => {
    fc.assert(fc.property(fc.uniqueArray(count, { selector: ({ group, content }) => `${group} ${content}` }), fc.array(quality, { maxLength: 6 }), (counts, posts) => {
      for (const { columns, rows, total } of [trainingResultsSheet(counts, 2025, '', null, reporting), communeQualitySheet(posts, '', reporting)]) {
        for (const row of [...rows, total]) expect(row).toHaveLength(columns.length)
        columns.slice(2).forEach((_, index) => {
          const cells = rows.map((row) => row[index + 2])
          const held = cells.filter((cell) => typeof cell === 'number')
          if (total[index + 2] === null) expect(held).toEqual([])
          else expect(total[index + 2]).toBe(held.reduce<number>((sum, cell) => sum + Number(cell), 0))
        })
      }
    }))
  })

  it('totals of learners do not depend on how they are gathered, and nobody is both eligible and not', () => {
    const facts = fc.record({ withdrawn: fc.boolean(), lessonsDone: fc.nat(3), lessons: fc.constant(3), tests: fc.nat(2), passed: fc.boolean(), revoked: fc.boolean(), renewing: fc.boolean(), waiting: fc.boolean() }) as fc.Arbitrary<LearnerFacts>
    fc.assert(fc.property(facts, fc.integer({ min: 1, max: 9 }), (one, times) => {
      expect(addLearner(NO_LEARNERS, one, times)).toEqual(Array.from({ length: times }, () => one).reduce((sum, each) => addLearner(sum, each), NO_LEARNERS))
      expect(learnerEligibility(one).ok).toBe(eligibilityText(learnerEligibility(one)) === '')
    }))
    expect(learnerTotalCells({ people: 3, eligible: 1, turns: 4 })).toEqual([null, 'Tổng cộng: 3 người', null, null, null, null, null, 4, null, null, 1, '2 người chưa đủ'])
  })
})

describe('why a learner is not eligible', () => {
  const fresh: LearnerFacts = { withdrawn: false, lessonsDone: 3, lessons: 3, tests: 0, passed: false, revoked: false, renewing: false, waiting: false }
  it.each([
    [{ tests: 1, passed: true }, ''], [{ tests: 1, passed: true, withdrawn: true }, ''], [{ withdrawn: true }, 'Đã rút khỏi khóa học'], [{ lessonsDone: 0 }, 'Chưa học bài nào'], [{ lessonsDone: 1 }, 'Còn 2 bài chưa học xong'],
    [{}, 'Chưa thi cuối khóa'], [{ tests: 2 }, 'Thi chưa đạt'], [{ tests: 2, waiting: true }, 'Bài thi đang làm hoặc đang chấm'], [{ lessons: 0, lessonsDone: 0 }, 'Chưa thi cuối khóa'], [{ lessonsDone: 0, renewing: true }, 'Chưa thi cuối khóa'], [{ tests: 1, revoked: true }, 'Giấy chứng nhận đã bị thu hồi'],
  ])('%o: %s', (facts, text) => expect(eligibilityText(learnerEligibility({ ...fresh, ...facts }))).toBe(text))
})

describe('the form', () => {
  const period = { unit: UNIT, course: 'KH1', from: '1/1/2026', to: '05/3/2026' }
  it.each([
    ['training_results', { unit: UNIT, year: '2025' }, { kind: 'training_results', unitId: UNIT, year: 2025, asOf: '2025-12-31' }],
    ['training_results', { unit: UNIT, year: ' 2026 ' }, { kind: 'training_results', unitId: UNIT, year: 2026, asOf: TODAY }],
    ['commune_quality', { unit: UNIT, on: '31/12/2025' }, { kind: 'commune_quality', unitId: UNIT, asOf: '2025-12-31' }],
    ['eligible_learners', period, { kind: 'eligible_learners', unitId: UNIT, courseCode: 'KH1', from: '2026-01-01', asOf: '2026-03-05' }],
  ] as const)('reads %s', (kind, typed, value) => expect(parseReport(kind, typed, TODAY)).toEqual({ ok: true, value }))
  it.each([
    ['training_results', { unit: UNIT, year: '2027' }, { year: 'fault_year' }], ['training_results', { unit: UNIT, year: '2007' }, { year: 'fault_year' }], ['training_results', { year: '25' }, { unit: 'fault_unit', year: 'fault_year' }],
    ['commune_quality', { unit: UNIT, on: '31/02/2025' }, { on: 'fault_day' }], ['commune_quality', { unit: UNIT, on: '29/11/2026' }, { on: 'fault_range' }], ['commune_quality', { unit: 'x', on: '31/07/2008' }, { on: 'fault_range', unit: 'fault_unit' }],
    ['eligible_learners', { ...period, to: '31/12/2025' }, { to: 'fault_order' }], ['eligible_learners', { ...period, course: ' ', from: '' }, { course: 'fault_course', from: 'fault_day' }],
  ] as const)('says what is wrong with %s %o', (kind, typed, reason) => expect(parseReport(kind, typed, TODAY)).toEqual({ ok: false, reason }))
  it('knows its day before all of it is right, and its first words read', () => {
    expect([reportDay('commune_quality', { on: '31/12/2024' }, TODAY), reportDay('training_results', { year: 'x' }, TODAY)]).toEqual(['2024-12-31', TODAY])
    expect(reportDefaults('eligible_learners', TODAY, (day) => day)).toEqual({ course: '', from: '2026-01-01', to: TODAY })
  })
})
