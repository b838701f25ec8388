/**
 * "Kết quả đào tạo, bồi dưỡng cán bộ, công chức, viên chức năm …": groups of people by contents of training. A cell counts
 * people who completed that content in the year; the total counts each person once; "lượt người" counts completions. What
 * the system does not hold (levels of political theory, defence, languages, money …) is an empty column, groups it does not hold are
 * empty rows. Source: certificates.md §2 (forms annexed to TT 03/2011, TT 01/2018, TT 03/2023; numbers of forms to be confirmed).
 */
import { type OfficialSheet, type ReportCell, type ReportColumn, type Reporting, reportFrame, TOTAL } from './official-sheet'

/** Groups that the list of officers knows, in the order of the form. */
export const officerGroups = ['leaderCity', 'leaderDistrict', 'staffCity', 'staffDistrict', 'cadreCommune', 'staffCommune'] as const
export type OfficerGroup = (typeof officerGroups)[number]

export const trainingContents = ['politics', 'management', 'leadership', 'skills', 'computing', 'degree'] as const
export type TrainingContent = (typeof trainingContents)[number]

const GROUP_NAMES: readonly { readonly group: OfficerGroup | null; readonly name: string }[] = [
  { group: 'leaderCity', name: 'Công chức lãnh đạo, quản lý cấp thành phố' },
  { group: 'leaderDistrict', name: 'Công chức lãnh đạo, quản lý cấp huyện' },
  { group: 'staffCity', name: 'Công chức tham mưu, nghiệp vụ cấp thành phố' },
  { group: 'staffDistrict', name: 'Công chức tham mưu, nghiệp vụ cấp huyện' },
  { group: 'cadreCommune', name: 'Cán bộ cấp xã' },
  { group: 'staffCommune', name: 'Công chức cấp xã' },
  { group: null, name: 'Người hoạt động không chuyên trách' },
  { group: null, name: 'Đại biểu Hội đồng nhân dân' },
  { group: null, name: 'Viên chức' },
]

const LEADING = /^(phó )?(chủ tịch|bí thư|giám đốc|trưởng|chánh|phụ trách|hiệu trưởng)(?=[ ,]|$)/iu

/** Whether a position leads, by the first words of its name ("Phó Chủ tịch UBND cấp xã …"). */
export function isLeading(positionName: string): boolean {
  return LEADING.test(positionName.normalize('NFC'))
}

/** The group of a position. In: its name and its level of government (xa, huyen, thanh_pho). */
export function officerGroup({ name, level }: { readonly name: string; readonly level: string }): OfficerGroup {
  const leads = isLeading(name)
  if (level === 'xa') return leads ? 'cadreCommune' : 'staffCommune'
  if (level === 'huyen') return leads ? 'leaderDistrict' : 'staffDistrict'
  return leads ? 'leaderCity' : 'staffCity'
}

/** The content that a certificate proves, by its code in the catalogue; what is not a programme of the State is a skill of the post. */
export function contentOfCertificate(code: string): TrainingContent {
  switch (code) {
    case 'LLCT':
      return 'politics'
    case 'QLNN':
      return 'management'
    case 'KNLD':
      return 'leadership'
    case 'CC-CNTT':
      return 'computing'
    default:
      return 'skills'
  }
}

/** Counts of one group: of one content, or (null) of all of them, each person once. */
export type TrainingCount = { readonly group: OfficerGroup; readonly content: TrainingContent | null; readonly people: number; readonly women: number; readonly turns: number }

type Source = TrainingContent | 'people' | 'women' | 'turns' | null
const figure = (header: string, from: Source, group?: string): ReportColumn & { readonly from: Source } => ({ header, from, width: 9.6, align: 'right', ...(group === undefined ? {} : { group }) })
const POLITICS = 'Lý luận chính trị'
const MANAGEMENT = 'Quản lý nhà nước'
const OTHERS = 'Bồi dưỡng khác'
const SUMS = 'Tổng số'

const FIGURES = [
  figure('Chung', 'politics', POLITICS), figure('Cao cấp', null, POLITICS), figure('Trung cấp', null, POLITICS), figure('Sơ cấp', null, POLITICS),
  figure('Chung', 'management', MANAGEMENT), figure('CVCC', null, MANAGEMENT), figure('CVC', null, MANAGEMENT), figure('CV', null, MANAGEMENT), figure('Cán sự', null, MANAGEMENT),
  figure('Lãnh đạo, quản lý', 'leadership', OTHERS), figure('Kỹ năng, vị trí việc làm', 'skills', OTHERS), figure('QP-AN', null, OTHERS), figure('Tin học', 'computing', OTHERS), figure('Ngoại ngữ', null, OTHERS), figure('Tiếng dân tộc', null, OTHERS),
  figure('Chuyên môn (văn bằng)', 'degree'),
  figure('Số người', 'people', SUMS), figure('Trong đó nữ', 'women', SUMS), figure('Dân tộc thiểu số', null, SUMS), figure('Lượt người', 'turns', SUMS),
  figure('Kinh phí (triệu đồng)', null),
] as const

const COLUMNS: readonly ReportColumn[] = [{ header: 'STT', width: 8, align: 'center' }, { header: 'Nhóm đối tượng', width: 57, align: 'left' }, ...FIGURES.map(({ from: _from, ...column }) => column)]

const NOTES = [
  'Mỗi ô là số người đã hoàn thành nội dung trong năm; “Số người” tính mỗi người một lần, “Lượt người” tính mỗi lần hoàn thành.',
  'Cách tính giờ bồi dưỡng: giờ ghi cùng văn bản hoặc cùng ngày với một chứng chỉ của người đó được coi là giờ của chính khóa ấy, không tính thêm lượt; giờ khác tính là một lượt “Kỹ năng, vị trí việc làm”.',
  'Ô để trống là nội dung hệ thống không quản lý (trình độ lý luận chính trị, ngạch quản lý nhà nước, quốc phòng – an ninh, ngoại ngữ, tiếng dân tộc, dân tộc, kinh phí; người hoạt động không chuyên trách, đại biểu HĐND, viên chức), đơn vị tự điền; số 0 là không có.',
]

/** The report. In: the counts that are not nothing, in any order; the year; `upTo`, where the year is not over ("28/11/2026"). */
export function trainingResultsSheet(counts: readonly TrainingCount[], year: number, asOfText: string, upTo: string | null, reporting: Reporting): OfficialSheet {
  const rowOf = (groups: readonly OfficerGroup[]): number[] | null[] => FIGURES.map(({ from }) => (from === null ? null : sumOf(counts.filter(({ group }) => groups.includes(group)), from))) as number[] | null[]
  const rows = GROUP_NAMES.map(({ group, name }, index): ReportCell[] => [index + 1, name, ...(group === null ? FIGURES.map(() => null) : rowOf([group]))])
  return {
    ...reportFrame(reporting, upTo === null ? `năm ${year}` : `năm ${year} (số liệu đến ngày ${upTo})`),
    name: `Ket qua dao tao ${year}`,
    title: `KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC NĂM ${year}`,
    columns: COLUMNS, rows, total: [null, TOTAL, ...rowOf(officerGroups)],
    notes: [`Tính người giữ vị trí việc làm tại đơn vị ngày ${asOfText}.`, ...NOTES],
  }
}

function sumOf(counts: readonly TrainingCount[], from: Exclude<Source, null>): number {
  const whole = from === 'people' || from === 'women' || from === 'turns'
  return counts.filter(({ content }) => content === (whole ? null : from)).reduce((sum, count) => sum + (whole ? count[from] : count.people), 0)
}
