/**
 * "Danh sách học viên đủ / không đủ điều kiện" of a course: a numbered line a learner, by given name, with what was done and
 * why the results cannot be recognised yet; the total says how many can. Source: certificates.md §2; learner-eligibility.
 */
import { formatNumber } from '../kernel/vietnamese-format'
import { type LearnerFacts, eligibilityText, learnerEligibility } from './learner-eligibility'
import { type ReportCell, type ReportColumn, type ReportFrame, type Reporting, reportFrame, TOTAL } from './official-sheet'

export type LearnerRow = LearnerFacts & {
  readonly fullName: string
  /** As far as it is known: 05/03/1985, 1985. */
  readonly birth: string
  readonly unit: string
  readonly position: string
  /** Of the test that counts: the passed one, else the best. */
  readonly mark: number | null
  readonly maximum: number | null
}

export type LearnerTotals = { readonly people: number; readonly eligible: number; readonly turns: number }
export const NO_LEARNERS: LearnerTotals = { people: 0, eligible: 0, turns: 0 }

const right = (header: string, width: number, group?: string): ReportColumn => ({ header, width, align: 'right', ...(group === undefined ? {} : { group }) })
const TEST = 'Thi cuối khóa'
const LESSONS = 'Bài học'

const COLUMNS: readonly ReportColumn[] = [
  { header: 'STT', width: 11, align: 'center' }, { header: 'Họ và tên', width: 42 }, { header: 'Ngày sinh', width: 21, align: 'center' }, { header: 'Đơn vị', width: 40 }, { header: 'Vị trí', width: 50 },
  right('Đã xong', 12, LESSONS), right('Tổng số', 12, LESSONS), right('Số lần', 12, TEST), right('Điểm', 13, TEST), right('Tối đa', 13, TEST),
  { header: 'Đủ điều kiện', width: 15, align: 'center' }, { header: 'Lý do chưa đủ', width: 36 },
]

const NOTES = ['Đủ điều kiện là thi cuối khóa đạt trong kỳ. Người học là người ghi danh trong kỳ hoặc từ trước mà chưa hoàn thành; đơn vị và vị trí theo ngày cuối kỳ. Lần thi tính vào kỳ có kết quả chấm.']

/** Everything of the list but its rows. In: the period as text ("từ 01/01/2026 đến 28/11/2026"). */
export function learnerFrame(course: { readonly code: string; readonly title: string }, period: string, reporting: Reporting): ReportFrame {
  return {
    ...reportFrame(reporting, period), name: `Hoc vien ${course.code}`, columns: COLUMNS, notes: NOTES,
    title: `DANH SÁCH HỌC VIÊN ĐỦ, KHÔNG ĐỦ ĐIỀU KIỆN CÔNG NHẬN KẾT QUẢ KHÓA ${course.code.toLocaleUpperCase('vi')}: ${course.title.toLocaleUpperCase('vi')}`,
  }
}

/** One line of the list. */
export function learnerCells(row: LearnerRow, number: number): ReportCell[] {
  const eligibility = learnerEligibility(row)
  return [number, row.fullName, row.birth || null, row.unit, row.position, row.lessonsDone, row.lessons, row.tests, row.mark, row.maximum, eligibility.ok ? 'Đủ' : 'Chưa đủ', eligibilityText(eligibility) || null]
}

/** The totals with one more learner, or several of the same kind. */
export function addLearner({ people, eligible, turns }: LearnerTotals, facts: LearnerFacts, times = 1): LearnerTotals {
  return { people: people + times, eligible: eligible + (learnerEligibility(facts).ok ? times : 0), turns: turns + facts.tests * times }
}

/** The last line: people, tests taken, and how many of them can be recognised. */
export function learnerTotalCells({ people, eligible, turns }: LearnerTotals): ReportCell[] {
  return [null, `${TOTAL}: ${formatNumber(people)} người`, null, null, null, null, null, turns, null, null, eligible, people === 0 ? null : `${formatNumber(people - eligible)} người chưa đủ`]
}
