/**
 * "Thống kê số lượng, chất lượng cán bộ, công chức cấp xã" on a day: one row a commune post, officials before officers, with
 * sex, schooling, training and age. Party, ethnic group, religion and languages are not held: empty columns.
 * Ages are full years on the day; the highest schooling proven by the day counts once.
 * Source: certificates.md §2 (TT 11/2012/TT-BNV; forms to be confirmed).
 */
import { type OfficialSheet, type ReportCell, type ReportColumn, type Reporting, reportFrame, TOTAL } from './official-sheet'
import { isLeading } from './training-results'

/** What is counted of the people of one post. */
export const qualityFigures = [
  'people', 'women', 'sau_dai_hoc', 'dai_hoc', 'cao_dang', 'trung_cap', 'trung_hoc', 'no_education', 'politics', 'management', 'computing', 'to_30', 'to_40', 'to_50', 'to_60', 'over_60', 'no_age', 'retiring',
] as const
export type QualityFigure = (typeof qualityFigures)[number]
export type PostQuality = { readonly code: string; readonly position: string } & Readonly<Record<QualityFigure, number>>

type Source = QualityFigure | null
const figure = (header: string, from: Source, group?: string): ReportColumn & { readonly from: Source } => ({ header, from, width: 9.4, align: 'right', ...(group === undefined ? {} : { group }) })
const SCHOOLING = 'Trình độ chuyên môn'
const TRAINED = 'Đã qua bồi dưỡng'
const AGES = 'Tuổi'
const AMONG = 'Trong đó'

const FIGURES = [
  figure('Tổng số', 'people'), figure('Nữ', 'women', AMONG), figure('Đảng viên', null, AMONG), figure('Dân tộc thiểu số', null, AMONG), figure('Tôn giáo', null, AMONG),
  figure('Sau đại học', 'sau_dai_hoc', SCHOOLING), figure('Đại học', 'dai_hoc', SCHOOLING), figure('Cao đẳng', 'cao_dang', SCHOOLING), figure('Trung cấp', 'trung_cap', SCHOOLING), figure('Trung học', 'trung_hoc', SCHOOLING), figure('Chưa khai', 'no_education', SCHOOLING),
  figure('LLCT', 'politics', TRAINED), figure('QLNN', 'management', TRAINED), figure('Tin học', 'computing', TRAINED), figure('Ngoại ngữ', null, TRAINED),
  figure('Đến 30', 'to_30', AGES), figure('31–40', 'to_40', AGES), figure('41–50', 'to_50', AGES), figure('51–60', 'to_60', AGES), figure('Trên 60', 'over_60', AGES), figure('Chưa khai', 'no_age', AGES),
  figure('Nghỉ chờ hưu', 'retiring'),
] as const

const COLUMNS: readonly ReportColumn[] = [{ header: 'STT', width: 8, align: 'center' }, { header: 'Chức danh, vị trí', width: 58, align: 'left' }, ...FIGURES.map(({ from: _from, ...column }) => column)]

const NOTES = [
  'Mỗi người tính một lần, theo vị trí chính; trình độ là bậc cao nhất đã có minh chứng; “Đã qua bồi dưỡng” là có chứng chỉ còn giá trị vào ngày thống kê.',
  'Ô để trống là nội dung hệ thống không quản lý (đảng viên, dân tộc, tôn giáo, ngoại ngữ), đơn vị tự điền; số 0 là không có. “Chưa khai” là hồ sơ chưa có dữ liệu.',
]

/** The report. In: one entry a post that somebody of the unit holds, in any order. */
export function communeQualitySheet(posts: readonly PostQuality[], asOfText: string, reporting: Reporting): OfficialSheet {
  const ordered = [...posts].sort((a, b) => Number(isLeading(b.position)) - Number(isLeading(a.position)) || (a.code < b.code ? -1 : 1))
  const cells = (rows: readonly PostQuality[]): ReportCell[] => FIGURES.map(({ from }) => (from === null ? null : rows.reduce((sum, row) => sum + row[from], 0)))
  return {
    ...reportFrame(reporting, `tại ngày ${asOfText}`),
    name: 'Chat luong cap xa',
    title: 'THỐNG KÊ SỐ LƯỢNG, CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC CẤP XÃ',
    columns: COLUMNS, rows: ordered.map((post, index) => [index + 1, post.position, ...cells([post])]), total: [null, TOTAL, ...cells(ordered)], notes: NOTES,
  }
}
