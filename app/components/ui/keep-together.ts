import type { ReactNode } from 'react'

/**
 * Words of several syllables that a line end should not part in titles, chips and buttons (look.md §3, "Line breaks").
 * Balanced titles would otherwise end a line after "trả kết" and begin the next with "quả".
 */
const COMPOUNDS = [
  'kết quả', 'hồ sơ', 'thẩm quyền', 'hẹn trả', 'tiếp nhận', 'một cửa', 'liên thông', 'thủ tục', 'hành chính', 'chứng nhận',
  'năng lực', 'công chức', 'viên chức', 'cán bộ', 'đạt chuẩn', 'vị trí', 'yêu cầu', 'bắt buộc', 'giao tiếp', 'ứng xử',
  'công nghệ thông tin', 'kỷ luật', 'đạo đức', 'cải cách', 'cách tính', 'làm việc', 'làm bù', 'bổ sung', 'hướng dẫn',
]
const PATTERN = new RegExp(`(?<!\\p{L})(?:${COMPOUNDS.join('|')})(?!\\p{L})`, 'giu')
const NO_BREAK = '\u00a0'

/** Puts no-break spaces inside compound words and between a number and its unit, no-break hyphens in the numbers of documents (08-CTr/TU). Other things than text stay as they are. */
export function keepTogether<Node extends ReactNode>(node: Node): Node | string {
  if (typeof node !== 'string') return node
  return node
    .replace(PATTERN, (word) => word.replaceAll(' ', NO_BREAK))
    .replace(/(?<=\d)-(?=\p{Lu})/gu, '\u2011')
    .replace(/(\d) (?=(?:%|ngày|phút|giờ|câu|bài|tháng|năm|tiết|người|mức)(?!\p{L}))/gu, `$1${NO_BREAK}`)
}
