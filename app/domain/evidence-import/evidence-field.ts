/**
 * What a column of a list of proofs can hold (certificates, diplomas, hours, papers of many officers), told from its heading
 * as offices write it, marks or not, or in the English of our own template. "Số hiệu" alone is that of the paper, "Ngày kết thúc" that of a class: the day its hours
 * count from. Source: issue "Compliance" (evidence); headings of registers of certificates and of form BNV-2007.
 */
import { headingKey } from '../roster/roster-field'

export const EVIDENCE_FIELDS = ['staffCode', 'fullName', 'kind', 'subject', 'level', 'hours', 'paper', 'from', 'lastDay', 'issuer'] as const
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number]

/** The first that fits wins: what is said of a day or a number comes before what the day or number is of. */
const HEADINGS: readonly (readonly [EvidenceField, RegExp])[] = [
  ['staffCode', /\b(ma|so hieu)( so)?( ho so)? (can bo|cong chuc|cbccvc|cbcc|ccvc|vien chuc|nhan vien|nhan su|cb|cc)\b|^(shcc|ma cb|ma nv|ma ho so)$|^staff code$/],
  ['fullName', /ho va ten|ho ten|^ten (can bo|cong chuc|nhan vien)$|hoten|nguoi duoc cap|^(full )?name$/],
  ['lastDay', /het (han|hieu luc|gia tri)|den (het )?ngay|(hieu luc|gia tri|thoi han) den|ket thuc hieu luc|han (dung|su dung)|^(last day valid|valid until|expires( on)?)$/],
  ['from', /ngay,? ?(thang,? ?)?(nam )?(cap|ky|ban hanh|tot nghiep|hieu luc|ket thuc|hoan thanh|danh gia|quan sat|quyet dinh)|^ngay$|thoi diem cap|tu ngay|hieu luc tu|^(day of issue|issued on)$/],
  ['issuer', /(noi|don vi|co quan|to chuc|co so|truong) (cap|dao tao|boi duong|ban hanh)|^truong$|^(issued by|issuer)$/],
  ['paper', /^so( ky)? (hieu|van bang|bang|chung (chi|nhan)|giay|quyet dinh|qd|vao so)|so hieu|^so$|can cu|^van ban$|^(number|paper)$/],
  ['hours', /\btiet\b|^(hours|periods)$/],
  ['level', /^(muc|bac|cap do)( (nang luc|dat|dat duoc))?$|muc do|^level$/],
  ['kind', /^(loai|nhom)( (ho so|minh chung|bang chung|noi dung))?$|^kind$/],
  ['subject', /van bang|chung (chi|nhan)|nang luc|trinh do|giay to|minh chung|^(ma|ten) (lop|khoa|loai)|ma loai|^noi dung$|^(code|code or name)$/],
]

/** The field that a heading names; null for none. */
export function evidenceFieldOf(heading: string): EvidenceField | null {
  const key = headingKey(heading)
  return key === '' ? null : (HEADINGS.find(([, pattern]) => pattern.test(key))?.[0] ?? null)
}
