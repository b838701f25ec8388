import { describe, expect, it } from 'vitest'
import { evidenceFieldOf } from './evidence-field'

describe('headings as offices write them', () => {
  it.each([
    ['Mã CBCC', 'staffCode'], ['Số hiệu cán bộ', 'staffCode'], ['MÃ CÁN BỘ', 'staffCode'], ['Họ và tên', 'fullName'], ['Ho ten', 'fullName'], ['Loại', 'kind'], ['Tên chứng chỉ', 'subject'], ['Mã văn bằng', 'subject'], ['Trình độ chuyên môn', 'subject'],
    ['Mức', 'level'], ['Số tiết', 'hours'], ['Số hiệu', 'paper'], ['Số văn bằng', 'paper'], ['Số vào sổ', 'paper'], ['Số quyết định', 'paper'], ['Ngày cấp', 'from'], ['Ngày, tháng, năm cấp', 'from'], ['Ngày kết thúc', 'from'], ['Ngày cấp văn bằng', 'from'],
    ['Ngày hết hạn', 'lastDay'], ['Có giá trị đến ngày', 'lastDay'], ['Ngày kết thúc hiệu lực', 'lastDay'], ['Nơi cấp', 'issuer'], ['Cơ quan cấp chứng chỉ', 'issuer'], ['STT', null], ['Lý do', null], ['Dòng', null], ['Ghi chú', null], ['', null], ['Ngày sinh', null], ['Họ\u0323 va\u0300 te\u0302n', 'fullName'],
  ])('%s: %s', (heading, field) => expect(evidenceFieldOf(heading)).toBe(field))
})
