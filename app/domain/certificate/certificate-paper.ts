/**
 * The words of the printed certificate, line by line: one source for the page and for the PDF, so that both always say
 * the same. The paper is a Vietnamese official form and is not translated; its wording is data of the template.
 * Source: certificates.md §1; Nghị định 30/2020/NĐ-CP on the heading and on written days (to be confirmed).
 */
import { type Day, partsOfDay } from '../kernel/day'
import type { DaySpan } from '../kernel/day-span'
import { formatDay } from '../kernel/vietnamese-format'
import { type CertificateSnapshot, lastDayOf, registryNumber } from './certificate'

/** A piece of a line; `strong` is printed bold. */
export type PaperText = { readonly text: string; readonly strong?: boolean }
export type PaperLine = readonly PaperText[]

export type CertificatePaper = {
  readonly issuer: { readonly parent: string; readonly name: string }
  readonly nation: string
  readonly motto: string
  readonly authority: string
  readonly title: string
  readonly subtitle: string | null
  readonly holder: { readonly lead: string; readonly name: string }
  readonly body: readonly PaperLine[]
  readonly verify: readonly PaperLine[]
  readonly sign: { readonly placeAndDay: string; readonly authority: string; readonly space: string }
}

export type CertificateFacts = {
  readonly snapshot: CertificateSnapshot
  readonly code: string
  readonly registryBook: string
  readonly registryNumber: number
  readonly issuedOn: Day
  readonly span: DaySpan
}

const ADDRESS = { female: 'Bà', male: 'Ông' } as const
const HEADS = ['GIẤY CHỨNG NHẬN', 'GIẤY XÁC NHẬN', 'CHỨNG CHỈ'] as const

/** Every line of the paper of one certificate. */
export function certificatePaper(facts: CertificateFacts): CertificatePaper {
  const { snapshot } = facts
  const { holder, issuer } = snapshot
  const head = HEADS.find((word) => snapshot.certificate.title.startsWith(word)) ?? snapshot.certificate.title
  return {
    issuer: { parent: issuer.parent, name: issuer.name },
    nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: 'Độc lập - Tự do - Hạnh phúc',
    authority: `${issuer.authority} ${issuer.name}`,
    title: head,
    subtitle: snapshot.certificate.title.slice(head.length).trim() || null,
    holder: { lead: `Cấp cho: ${holder.sex === null ? 'Ông/Bà' : ADDRESS[holder.sex]}`, name: holder.fullName.toLocaleUpperCase('vi') },
    body: bodyLines(snapshot),
    verify: [
      [{ text: 'Vào sổ cấp chứng nhận số: ' }, { text: registryNumber(facts.registryNumber, facts.registryBook), strong: true }],
      [{ text: 'Mã xác minh: ' }, { text: facts.code, strong: true }],
      [{ text: validityText(lastDayOf(facts.span)) }],
    ],
    sign: { placeAndDay: `${issuer.place}, ${writtenDay(facts.issuedOn)}`, authority: issuer.authority, space: '(chữ ký, con dấu)' },
  }
}

function bodyLines(snapshot: CertificateSnapshot): PaperLine[] {
  const { holder, post, course, grade } = snapshot
  return [
    ...(holder.birthDate === null ? [] : [[{ text: birthText(holder.birthDate, holder.birthPrecision) }]]),
    ...(post === null ? [] : [[{ text: `Chức vụ, đơn vị công tác: ${post.position}, ${post.unit}` }]]),
    [{ text: 'Đã hoàn thành chương trình bồi dưỡng: ' }, { text: course.title, strong: true }],
    [{ text: `Từ ngày ${formatDay(course.from)} đến ngày ${formatDay(course.to)}; thời lượng ${course.periods} tiết · Xếp loại: ` }, { text: grade, strong: true }],
  ]
}

function birthText(birthDate: Day, precision: CertificateSnapshot['holder']['birthPrecision']): string {
  const { year, month } = partsOfDay(birthDate)
  if (precision === 'year') return `Sinh năm: ${year}`
  if (precision === 'month') return `Sinh tháng ${month <= 2 ? `0${month}` : month}/${year}`
  return `Sinh ngày: ${formatDay(birthDate)}`
}

function validityText(lastDay: Day | null): string {
  return lastDay === null ? 'Có giá trị: không thời hạn' : `Có giá trị đến: ${formatDay(lastDay)}`
}

/** "ngày 05 tháng 3 năm 2026": two digits for days under 10 and for months 1 and 2. */
export function writtenDay(day: Day): string {
  const { year, month, day: d } = partsOfDay(day)
  return `ngày ${String(d).padStart(2, '0')} tháng ${month <= 2 ? `0${month}` : month} năm ${year}`
}
