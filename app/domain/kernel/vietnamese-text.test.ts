import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVietnamese } from './compare-vietnamese'
import {
  cleanText, givenName, nameSortKey, normaliseTonePlacement, searchKey, searchMatches, searchRank,
  splitName, textSortKey, toNfc, wordBeginnings, words,
} from './vietnamese-text'

const SYLLABLES = (
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý thị văn thu hà hạ hả hã há ha an ân ăn ấn ẩn ' +
  'anh ánh ảnh ành ãnh ạnh dung dũng dụng đung đúng đông đồng động ong ông ơng uyên ưng ước ư ứ ừ ử ữ ự quý quỳ gìn già ' +
  'cắt cả cá ca cà cạ cã căn cân ê ế ề ể ễ ệ e é y yên thúy mỹ lý'
).split(' ')
const anySyllable = fc.constantFrom(...SYLLABLES)
const anyName = fc.array(anySyllable, { minLength: 1, maxLength: 5 }).map((s) => s.join(' '))
const anyText = fc.oneof(anyName, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

/** Order of UTF-8 bytes, which is what PostgreSQL COLLATE "C" compares. */
const bytes = (a: string, b: string): number => Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)))
const binary = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byName = (a: string, b: string): number => binary(nameSortKey(a), nameSortKey(b))

describe('toNfc and cleanText', () => {
  it('leaves every plain Latin sign as it is, because there is nothing in it to clean', () => {
    const signs = [[0x21, 0x7e], [0xc0, 0x24f], [0x1e00, 0x1eff]].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)))
    for (const sign of signs) {
      expect(sign.normalize('NFC')).toBe(sign)
      expect(sign).not.toMatch(/[\p{Cf}\p{Cc}\p{M}\s]/u)
    }
    // Beside one another too: none of them joins the one before.
    expect(signs.join('').normalize('NFC')).toBe(signs.join(''))
    expect([' a', 'a ', 'a  b', 'a\tb', 'a\u00adb', 'a\u0301', 'a\u00a0b'].map(cleanText)).toEqual(['a', 'a', 'a b', 'a b', 'ab', 'á', 'a b'])
  })
  it.each([
    ['  Nguyễn   Văn\u00a0Đức \t', 'Nguyễn Văn Đức'], ['Hà\u200b Nội', 'Hà Nội'], ['\ufeffHà Nội', 'Hà Nội'],
    ['Ng\ufeffuyễn', 'Nguyễn'], ['Ba \u200d Vì', 'Ba Vì'], ['Ba\nVì', 'Ba Vì'], ['so\u00adft', 'soft'], ['', ''], [' \u200b ', ''],
    ['Nguyễn'.normalize('NFD'), 'Nguyễn'], ['Nguyê\u0303n', 'Nguyễn'], ['Đỗ THị', 'Đỗ THị'], ['Hoà', 'Hoà'], ['a\u0000b', 'ab'],
  ])('%j → %j', (text, expected) => {
    expect(cleanText(text)).toBe(expected)
  })
  it('is idempotent, composed, and leaves no outer or double space', () => {
    fc.assert(fc.property(anyText, (text) => {
      const clean = cleanText(text)
      expect(cleanText(clean)).toBe(clean)
      expect(toNfc(clean)).toBe(clean)
      expect(clean).not.toMatch(/^\s|\s$|\s\s|[\u200b-\u200f\u00a0\ufeff]/u)
    }))
  })
})

describe('searchKey', () => {
  it.each([
    ['Nguyễn Văn Đức', 'nguyen van duc'], ['ĐỖ THỊ  HỒNG', 'do thi hong'], ['Hòa', 'hoa'], ['Hoà', 'hoa'], ['Ưng Hoà', 'ung hoa'],
    ['H’Hen Niê', "h'hen nie"], ["K'Brơi", "k'broi"], ['UBND xã Phú Mãn', 'ubnd xa phu man'], ['Ðức', 'duc'],
    ['Nguyễn Văn Đức'.normalize('NFD'), 'nguyen van duc'], ['Quý I/2012', 'quy i/2012'], ['Mỹ', 'my'], ['', ''],
  ])('%s → %s', (text, expected) => {
    expect(searchKey(text)).toBe(expected)
  })
  it.each([
    ['Mỹ', 'Mĩ'], ['Lý', 'Lí'], ['y tế', 'i tế'], ['quý', 'quí'], ['Kỹ sư', 'Kĩ sư'], ['Vy', 'Vi'], ['Nghỹ', 'Nghĩ'],
  ])('y as i: %s meets %s', (a, b) => {
    expect(searchKey(a, { yAsI: true })).toBe(searchKey(b, { yAsI: true }))
    expect(searchKey(a)).not.toBe(searchKey(b))
  })
  it.each([
    ['Thúy', 'Thúi'], ['tay', 'tai'], ['Yên', 'Iên'], ['Nguyễn', 'Nguiễn'],
  ])('y as i keeps %s and %s apart', (a, b) => {
    expect(searchKey(a, { yAsI: true })).not.toBe(searchKey(b, { yAsI: true }))
  })
  it('is idempotent, has no marks, and does not see Unicode form, case or tone placement', () => {
    fc.assert(fc.property(anyText, (text) => {
      const key = searchKey(text)
      expect(searchKey(key)).toBe(key)
      expect(key.normalize('NFD')).not.toMatch(/\p{M}/u)
      expect(searchKey(text.normalize('NFD'))).toBe(key)
    }))
    fc.assert(fc.property(anyName, (name) => {
      expect(searchKey(name)).toMatch(/^[a-z ]+$/)
      expect(searchKey(name.toUpperCase())).toBe(searchKey(name))
      expect(searchKey(normaliseTonePlacement(name))).toBe(searchKey(name))
    }))
  })
})

describe('searchMatches and searchRank', () => {
  it.each([
    ['nguyen van duc', true], ['Nguyễn Văn Đức', true], ['duc', true], ['ng van', true], ['duc nguyen', true], ['', true],
    ['DUC', true], ['guyen', false], ['nguyen van duong', false], ['duc anh', false],
  ])('"%s" finds Nguyễn Văn Đức: %s', (query, expected) => {
    expect(searchMatches(query, searchKey('Nguyễn Văn Đức'))).toBe(expected)
  })
  it('finds inside names with an apostrophe', () => {
    expect(searchMatches('hen', searchKey("H'Hen Niê"))).toBe(true)
    expect(searchMatches('h’hen', searchKey("H'Hen Niê"))).toBe(true)
  })
  it.each([
    ['Đức', 'Nguyễn Văn Đức', 3], ['đức', 'Nguyễn Văn ĐỨC', 3], ['hoà', 'Ứng Hòa', 3], ['duc', 'Nguyễn Văn Đức', 2],
    ['Dục', 'Nguyễn Văn Đức', 2], ['mi', 'Mỹ Đức', 1], ['mĩ đức', 'Mỹ Đức', 1], ['ly', 'Lí Thị Mai', 1], ['ba', 'Mỹ Đức', 0], ['', 'x', 3],
  ] as const)('rank of "%s" in %s is %i', (query, text, expected) => {
    expect(searchRank(query, text)).toBe(expected)
  })
  it('asks PostgreSQL for the same, and nothing typed means anything in its expressions', () => {
    expect(wordBeginnings(' Nguyễn  ĐỨC')).toEqual(['\\mnguyen', '\\mduc'])
    expect(wordBeginnings('')).toEqual([])
    fc.assert(fc.property(anyText, (typed) => {
      for (const part of wordBeginnings(typed)) expect(part).toMatch(/^\\m[\p{L}\p{M}\p{N}]+$/u)
    }))
  })
  it('every beginning of every word finds the text, and rank agrees with the match', () => {
    fc.assert(fc.property(anyName, fc.nat(4), fc.nat(8), anyName, (name, at, length, other) => {
      const list = words(name)
      const part = (list[at % list.length] ?? '').slice(0, length)
      expect(searchMatches(part, searchKey(name))).toBe(true)
      expect(searchRank(part, name)).toBe(3)
      expect(searchRank(other, name) >= 2).toBe(searchMatches(other, searchKey(name)))
    }))
  })
})

describe('normaliseTonePlacement', () => {
  it.each([
    ['Hoà', 'Hòa'], ['HOÀ', 'HÒA'], ['hoá', 'hóa'], ['khoẻ', 'khỏe'], ['Thuý', 'Thúy'], ['thuỷ', 'thủy'], ['Ứng Hoà', 'Ứng Hòa'],
    ['muà', 'mùa'], ['kià', 'kìa'], ['mưà', 'mừa'], ['Qúy', 'Quý'], ['Qùa', 'Quà'], ['gìa', 'già'], ['gịa', 'giạ'], ['uỷ ban', 'ủy ban'],
    ['Hoà'.normalize('NFD'), 'Hòa'], ['đoạ', 'đọa'],
  ])('%s → %s', (text, expected) => {
    expect(normaliseTonePlacement(text)).toBe(expected)
  })
  it.each([
    'Hòa', 'Quỳ', 'quý', 'quỵ', 'quà', 'quá', 'già', 'giá', 'gì', 'giờ', 'giữa', 'giếng', 'hoàn', 'Hoàng', 'thuế', 'thuở', 'khoảng', 'xoáy',
    'toét', 'huỳnh', 'nghĩa', 'của', 'Nguyễn', 'quốc', 'quyết', 'ngoài', 'loại', 'tuần', 'giặt', 'quậy', 'hoặc', 'Huệ', '2,5 %',
  ])('%s stays', (text) => {
    expect(normaliseTonePlacement(text)).toBe(text)
  })
  it('is idempotent and changes neither letters nor tone', () => {
    fc.assert(fc.property(anyText, (text) => {
      const once = normaliseTonePlacement(text)
      expect(normaliseTonePlacement(once)).toBe(once)
    }))
    fc.assert(fc.property(anyName, (name) => {
      expect(textSortKey(normaliseTonePlacement(name))).toBe(textSortKey(name))
    }))
  })
})

describe('order', () => {
  it('sorts the alphabet and the tones', () => {
    const letters = 'a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y'.split(' ')
    const tones = 'a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ e è ẻ ẽ é ẹ ê ề ể ễ ế ệ o ò ỏ õ ó ọ ơ ờ ở ỡ ớ ợ ư ừ ử ữ ứ ự'.split(' ')
    for (const list of [letters, tones]) {
      expect([...list].reverse().sort(compareVietnamese)).toEqual(list)
      list.slice(1).forEach((letter, i) => expect(binary(textSortKey(list[i] ?? ''), textSortKey(letter))).toBe(-1))
    }
  })
  it.each([
    ['anh áo ba cả cá cắt'],
    ['ba bà bá bạ bác băng bằng bâng'],
    ['dê dung dụng dzũng đa đông'],
  ])('%s', (line) => {
    const list = line.split(' ')
    expect([...list].reverse().sort(compareVietnamese)).toEqual(list)
  })
  it('sorts places: the letters of all words first (Bà Rịa before Ba Vì), a shorter word before a longer one', () => {
    const list = ['Ba Đình', 'Bà Rịa', 'Ba Vì', 'Bắc Từ Liêm', 'Cầu Giấy', 'Đan Phượng', 'Đông Anh', 'Đống Đa', 'Gia Lâm', 'Hà Đông', 'Hai Bà Trưng', 'Hoài Đức', 'Hoàn Kiếm', 'Hoàng Mai', 'Long Biên', 'Tây Hồ', 'Thạch Thất', 'Thanh Oai', 'Thanh Trì', 'Thanh Xuân', 'Ứng Hòa']
    expect([...list].reverse().sort(compareVietnamese)).toEqual(list)
  })
  it('agrees with CLDR vi on syllables, whole phrases and case', () => {
    const cldr = new Intl.Collator('vi')
    const anyCase = fc.tuple(anyName, fc.boolean()).map(([s, up]) => (up ? s.charAt(0).toUpperCase() + s.slice(1) : s))
    fc.assert(fc.property(anyCase, anyCase, (a, b) => {
      expect(compareVietnamese(a, b)).toBe(Math.sign(cldr.compare(a, b)))
    }), { numRuns: 2000 })
  })
  it('is a total order, zero only for the same text', () => {
    fc.assert(fc.property(anyText, anyText, anyText, (a, b, c) => {
      expect(compareVietnamese(a, b) + compareVietnamese(b, a)).toBe(0)
      expect(compareVietnamese(a, b) === 0).toBe(toNfc(a) === toNfc(b))
      if (compareVietnamese(a, b) <= 0 && compareVietnamese(b, c) <= 0) expect(compareVietnamese(a, c)).toBeLessThanOrEqual(0)
    }))
  })
  it('keys are printable ASCII, so JavaScript and bytes agree', () => {
    fc.assert(fc.property(anyText, anyText, (a, b) => {
      expect(textSortKey(a)).toMatch(/^[!-~]+$/)
      expect(nameSortKey(a)).toMatch(/^[!-~]+$/)
      expect(bytes(nameSortKey(a), nameSortKey(b))).toBe(byName(a, b))
    }))
  })
})

describe('names', () => {
  it.each([
    ['Nguyễn Thị Thu Hà', undefined, { family: 'Nguyễn', middle: 'Thị Thu', given: 'Hà' }],
    ['Nguyễn Thị Thu Hà', 'Thu Hà', { family: 'Nguyễn', middle: 'Thị', given: 'Thu Hà' }],
    ["H'Hen Niê", "H'Hen", { family: 'Niê', middle: '', given: "H'Hen" }],
    ['  Lê\u00a0 Lợi ', undefined, { family: 'Lê', middle: '', given: 'Lợi' }],
    ['Tuấn', undefined, { family: '', middle: '', given: 'Tuấn' }],
    ['Hà Thị Hà', 'Hà', { family: 'Hà', middle: 'Thị', given: 'Hà' }],
    ['Nguyễn Văn Ba', 'Bốn', { family: 'Nguyễn', middle: 'Văn Ba', given: 'Bốn' }],
    ['', undefined, { family: '', middle: '', given: '' }],
  ])('%j with given %j', (name, given, expected) => {
    expect(splitName(name, given)).toEqual(expected)
  })
  it('addresses people by the given name', () => {
    expect(givenName('Nguyễn Thị Thu Hà')).toBe('Hà')
  })
  it('sorts people by given, then family, then middle name', () => {
    const list = [
      'Trần Văn An', 'Đỗ Thị Ánh', 'Lê Văn Ẩn', 'Lê Dũng', 'Phan Đình Đông', 'Lý Thị Hà', 'Nguyễn Thị Hà', 'Nguyễn Thị Thu Hà', 'Nguyễn Văn Hà',
      'Trần Hà', 'An Thị Hả', 'Bùi Hoà', 'Bùi Văn Hòa', 'Nguyễn Quý', 'Vũ Thị Tuyết',
    ]
    expect([...list].reverse().sort(byName)).toEqual(list)
    expect([...list].reverse().sort((a, b) => bytes(nameSortKey(a), nameSortKey(b)))).toEqual(list)
  })
  it('field by field: a longer given name never mixes with the family name', () => {
    fc.assert(fc.property(anyName, anyName, (a, b) => {
      const [x, y] = [splitName(a), splitName(b)]
      const expected = compareVietnamese(x.given, y.given) || compareVietnamese(x.family, y.family) || compareVietnamese(x.middle, y.middle)
      expect(byName(a, b)).toBe(expected)
    }), { numRuns: 1000 })
  })
  it('equal keys for case, spaces and tone placement', () => {
    expect(nameSortKey(' NGUYỄN  thị hoà')).toBe(nameSortKey('Nguyễn Thị Hòa'))
    expect(nameSortKey('Nguyễn Thị Hóa')).not.toBe(nameSortKey('Nguyễn Thị Hòa'))
  })
})
