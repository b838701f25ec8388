import { describe, expect, it, test } from 'vitest'
import { fieldOfHeading, findHeader, guessFields } from './roster-field'

describe('headings as offices write them', () => {
  it.each([
    ['Số hiệu CBCC', 'staffCode'], ['Mã nhân viên', 'staffCode'], ['Họ và tên', 'fullName'], ['HỌ TÊN', 'fullName'], ['Ngày, tháng, năm sinh', 'birth'], ['Năm sinh', 'birth'], ['Giới tính', 'sex'], ['Đơn vị công tác', 'unit'],
    ['Quận/Huyện', 'unitParent'], ['Cơ quan chủ quản', 'unitParent'], ['Chức vụ', 'position'], ['Vị trí việc làm', 'position'], ['Kiêm nhiệm', 'kind'], ['Từ ngày', 'from'], ['Ngày bổ nhiệm', 'from'], ['Đến ngày', 'to'],
    ['Số quyết định', 'decision'], ['Email công vụ', 'email'], ['Điện thoại', 'phone'], ['STT', null], ['Ghi chú', null], ['', null], ['Họ\u0323 va\u0300 te\u0302n', 'fullName'], ['Đơn\u00a0vị', 'unit'],
  ])('%s: %s', (heading, field) => expect(fieldOfHeading(heading)).toBe(field))
})

test('the heading row is found under titles and merged rows', () => {
  const rows = [['UBND QUẬN HOÀN KIẾM', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'], ['DANH SÁCH CÁN BỘ, CÔNG CHỨC'], [], ['STT', 'Họ và tên', 'Ngày sinh', 'Đơn vị', 'Chức vụ'], ['1', 'Nguyễn Văn A', '1985', 'Phường Hàng Bạc', 'VT01']]
  expect(findHeader(rows)).toBe(3)
  expect(findHeader([['a', 'b'], ['1', '2']])).toBeNull()
})

test('what was confirmed before wins, also that a column is not used', () => {
  expect(guessFields(['Ghi chú', 'Họ và tên', 'Chức vụ', 'Họ tên'], { 'ghi chu': 'decision', 'chuc vu': '' })).toEqual(['decision', 'fullName', null, null])
})
