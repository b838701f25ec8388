import { describe, expect, it } from 'vitest'
import { certificatePaper, type CertificateFacts } from './certificate-paper'
import { certificateSnapshot, validitySpan } from './certificate'

const snapshot = certificateSnapshot.parse({
  holder: { fullName: 'Nguyễn Thị Minh Ánh', sex: 'female', birthDate: '1991-08-14', birthPrecision: 'day' },
  post: { position: 'Công chức tiếp nhận và trả kết quả', unit: 'Phường Quán Thánh, Quận Ba Đình' },
  course: { code: 'KH2', title: 'Tiếp nhận hồ sơ', periods: 12, from: '2024-09-02', to: '2024-11-08' },
  certificate: { code: 'CC-MC', name: 'Một cửa', title: 'GIẤY CHỨNG NHẬN HOÀN THÀNH KHÓA BỒI DƯỠNG' },
  grade: 'Đạt',
  issuer: { parent: 'UBND THÀNH PHỐ HÀ NỘI', name: 'SỞ NỘI VỤ', authority: 'GIÁM ĐỐC', place: 'Hà Nội' },
})
const facts: CertificateFacts = { snapshot, code: '7K4M-92QX-RT00', registryBook: '2024', registryNumber: 731, issuedOn: '2024-11-08', span: validitySpan('2024-11-08', 36) }
const textOf = (paper: ReturnType<typeof certificatePaper>) => [...paper.body, ...paper.verify].map((line) => line.map(({ text }) => text).join(''))

describe('certificatePaper', () => {
  it('prints heading, holder, course, registry and validity', () => {
    const paper = certificatePaper(facts)
    expect([paper.title, paper.subtitle]).toEqual(['GIẤY CHỨNG NHẬN', 'HOÀN THÀNH KHÓA BỒI DƯỠNG'])
    expect(paper.holder).toEqual({ lead: 'Cấp cho: Bà', name: 'NGUYỄN THỊ MINH ÁNH' })
    expect(paper.authority).toBe('GIÁM ĐỐC SỞ NỘI VỤ')
    expect(textOf(paper)).toEqual([
      'Sinh ngày: 14/8/1991',
      'Chức vụ, đơn vị công tác: Công chức tiếp nhận và trả kết quả, Phường Quán Thánh, Quận Ba Đình',
      'Đã hoàn thành chương trình bồi dưỡng: Tiếp nhận hồ sơ',
      'Từ ngày 02/9/2024 đến ngày 08/11/2024; thời lượng 12 tiết · Xếp loại: Đạt',
      'Vào sổ cấp chứng nhận số: 0731/2024/BD-SNV',
      'Mã xác minh: 7K4M-92QX-RT00',
      'Có giá trị đến: 08/11/2027',
    ])
    expect(paper.sign.placeAndDay).toBe('Hà Nội, ngày 08 tháng 11 năm 2024')
  })
  it.each([
    [{ birthDate: '1960-01-01', birthPrecision: 'year' as const, sex: null }, 'Sinh năm: 1960', 'Cấp cho: Ông/Bà'],
    [{ birthDate: '1960-02-01', birthPrecision: 'month' as const, sex: 'male' as const }, 'Sinh tháng 02/1960', 'Cấp cho: Ông'],
  ])('prints only what is known of the holder', (holder, birth, lead) => {
    const paper = certificatePaper({ ...facts, snapshot: { ...snapshot, post: null, holder: { ...snapshot.holder, ...holder } } })
    expect(textOf(paper)[0]).toBe(birth)
    expect(textOf(paper)).toHaveLength(6)
    expect(paper.holder.lead).toBe(lead)
  })
  it('says when there is no end and writes early months with a zero', () => {
    const paper = certificatePaper({ ...facts, issuedOn: '2026-01-05', span: validitySpan('2026-01-05', 0), snapshot: { ...snapshot, holder: { ...snapshot.holder, birthDate: null, birthPrecision: null } } })
    expect(textOf(paper).at(-1)).toBe('Có giá trị: không thời hạn')
    expect(paper.sign.placeAndDay).toBe('Hà Nội, ngày 05 tháng 01 năm 2026')
    expect(textOf(paper)[0]).toMatch(/^Chức vụ/)
  })
})
