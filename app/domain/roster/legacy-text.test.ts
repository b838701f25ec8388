import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { detectEncoding } from './detect-encoding'
import { decodeLegacy, encodeLegacy } from './legacy-text'
import { isSyllable } from './vietnamese-syllable'

const WORDS = ['nguyễn', 'thị', 'hương', 'trần', 'đức', 'phạm', 'quỳnh', 'thuỷ', 'khuê', 'đỗ', 'lưỡng', 'hoà', 'giang', 'nghĩa', 'phượng', 'chuyển', 'ngoãn', 'xuyến', 'ẩn', 'ỷ', 'yến', 'bằng', 'kiều', 'mẫn', 'vượng', 'tĩnh', 'ước', 'sỹ', 'hỹ', 'ơn', 'ưng', 'ấm', 'ăn', 'ý', 'ể', 'phường', 'hàng', 'bạc', 'quận', 'hoàn', 'kiếm']
const phrase = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))

describe('real words of old fonts', () => {
  it.each([
    ['NguyÔn ThÞ H\u00ad¬ng', 'tcvn3', 'Nguyễn Thị Hương'],
    ['TrÇn V¨n §øc', 'tcvn3', 'Trần Văn Đức'],
    ['Ph\u00adêng Hµng B¹c', 'tcvn3', 'Phường Hàng Bạc'],
    ['uû ban nh©n d©n', 'tcvn3', 'uỷ ban nhân dân'],
    ['NGUYÔN V¡N §¹I', 'tcvn3', 'NGUYỄN VĂN ĐẠI'],
    ['C«ng chøc T\u00ad ph¸p – hé tÞch', 'tcvn3', 'Công chức Tư pháp – hộ tịch'],
    ['NGUYÔN TUÊN Tó', 'tcvn3', 'NGUYỄN TUẤN TÚ'],
    ['Nguyeãn Thò Höông', 'vni', 'Nguyễn Thị Hương'],
    ['Traàn Vaên Ñöùc', 'vni', 'Trần Văn Đức'],
    ['NGUYEÃN VAÊN ÑAÏI', 'vni', 'NGUYỄN VĂN ĐẠI'],
    ['Phöôøng Haøng Baïc', 'vni', 'Phường Hàng Bạc'],
    ['Aùnh Nguyeät', 'vni', 'Ánh Nguyệt'],
    ['Lyù Thuûy Quyønh Kyõ', 'vni', 'Lý Thủy Quỳnh Kỹ'],
  ] as const)('%s (%s) is %s', (raw, encoding, text) => expect(decodeLegacy(raw, encoding)).toBe(text))
})

test.each(['tcvn3', 'vni'] as const)('%s: decoding what was encoded gives the text back', (encoding) => {
  fc.assert(fc.property(phrase, (text) => void expect(decodeLegacy(encodeLegacy(text, encoding), encoding)).toBe(text)))
})

test('VNI has capitals of its own', () => {
  fc.assert(fc.property(phrase, (text) => void expect(decodeLegacy(encodeLegacy(text.toUpperCase(), 'vni'), 'vni')).toBe(text.toUpperCase())))
})

test('old fonts are detected from whole columns', () => {
  fc.assert(fc.property(fc.array(phrase, { minLength: 8, maxLength: 30 }), fc.constantFrom('tcvn3' as const, 'vni' as const), (texts, encoding) => {
    fc.pre(texts.some((text) => /[^\p{ASCII}]/u.test(text)))
    const raw = texts.map((text) => encodeLegacy(text, encoding))
    // A column of words that only Unicode letters tell apart from ASCII is Unicode, whatever it was.
    if (raw.join('') !== texts.join('')) expect(detectEncoding(['NguyÔn', 'ThÞ'].map((word) => (encoding === 'tcvn3' ? word : encodeLegacy(decodeLegacy(word, 'tcvn3'), 'vni'))).concat(raw))).toBe(encoding)
  }))
})

test('Unicode is never taken for an old font', () => {
  fc.assert(fc.property(fc.array(phrase, { maxLength: 20 }), fc.boolean(), (texts, apart) => void expect(detectEncoding(texts.map((text) => (apart ? text.normalize('NFD') : text)))).toBe('unicode')))
})

it.each([[['Lê', 'Hà', 'Hòa']], [['José', 'Müller', 'Ångström']], [['canbo@example.vn', '0123']], [[]], [['An', 'Ban', 'Lan']]])('%j stays as it is', (texts) => expect(detectEncoding(texts)).toBe('unicode'))

it.each([['Nguyễn', true], ['ĐỨC', true], ['quýt', true], ['ngoáy', true], ['NguyÔn', false], ['ThÞ', false], ['Thò1', false], ['áà', false]])('%s a syllable: %s', (word, yes) => expect(isSyllable(word)).toBe(yes))
