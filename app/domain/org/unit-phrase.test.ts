import { describe, expect, it } from 'vitest'
import { unitPhrase } from './unit-phrase'

const city = { name: 'Hà Nội', type: 'thanh_pho', level: 'city' }
const district = { name: 'Hoàn Kiếm', type: 'quan', level: 'district' }

describe('unitPhrase', () => {
  it.each([
    [[{ name: 'Hàng Bạc', type: 'phuong', level: 'commune' }, district, city], 'phường Hàng Bạc, quận Hoàn Kiếm'],
    [[{ name: 'Cửa Nam', type: 'phuong', level: 'commune' }, city], 'phường Cửa Nam'],
    [[district, city], 'quận Hoàn Kiếm'],
    [[city], 'thành phố Hà Nội'],
    [[{ name: 'Sở Nội vụ', type: 'so', level: 'department' }, city], 'Sở Nội vụ'],
    [[], ''],
  ])('%j', (units, phrase) => expect(unitPhrase(units)).toBe(phrase))
})
