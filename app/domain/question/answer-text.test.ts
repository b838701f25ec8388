import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IGNORABLE, LONGEST_ANSWER, acceptedInWords, answerFits, answerKey, takesAnything, typedText } from './answer-text'

const syllable = fc.constantFrom('hòa', 'hoà', 'Hòa', 'phiếu', 'Mẫu', 'số', '02', 'thủy', 'thuỷ', 'đơn', 'Đủ', 'quý', 'to', 'à')
const anyText = fc.oneof(fc.array(syllable, { maxLength: 5 }).map((parts) => parts.join(' ')), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
const anyIgnore = fc.subarray([...IGNORABLE])

describe('answerKey', () => {
  it.each([
    ['hoà bình', 'hòa bình', []], ['mẫu  02 ', 'mẫu 02', []], ['thủy'.normalize('NFD'), 'thuỷ', []],
    ['MẪU 02', 'mẫu 02', ['case']], ['mẫu02', 'mẫu 02', ['spaces']], ['bổ sung, hoàn thiện', 'bổ sung hoàn thiện', ['punctuation']],
    ['don dang ky', 'đơn đăng ký', ['diacritics']], ['Phieu Yeu-cau', 'phiếu yêu cầu', [...IGNORABLE]],
  ] as const)('%j is %j leaving aside %j', (a, b, ignore) => expect(answerKey(a, ignore)).toBe(answerKey(b, ignore)))

  it.each([['Mẫu', 'mẫu', ['spaces', 'punctuation', 'diacritics']], ['mẫu', 'mâu', ['case']], ['mẫu.', 'mẫu', ['case']], ['mẫu02', 'mẫu 02', ['case']]] as const)(
    '%j is not %j leaving aside only %j', (a, b, ignore) => expect(answerKey(a, ignore)).not.toBe(answerKey(b, ignore)))

  it('is its own key, whatever is left aside', () => {
    fc.assert(fc.property(anyText, anyIgnore, (text, ignore) => {
      const key = answerKey(text, ignore)
      expect(answerKey(key, ignore)).toBe(key)
    }))
  })
  it('does not see the Unicode form, nor more spaces', () => {
    fc.assert(fc.property(fc.array(syllable, { minLength: 1 }), anyIgnore, (parts, ignore) => {
      const key = answerKey(parts.join(' '), ignore)
      expect(answerKey(parts.join(' ').normalize('NFD'), ignore)).toBe(key)
      expect(answerKey(` ${parts.join('\u00a0  ')}\t`, ignore)).toBe(key)
      if (ignore.includes('case')) expect(answerKey(parts.join(' ').toUpperCase(), ignore)).toBe(key)
    }))
  })
})

describe('answerFits', () => {
  it.each([
    ['mẫu số 02', 'mẫu*02', true], ['mẫu', 'mẫu *', false], ['mẫu 02', 'mẫu *', true], ['phiếu bổ sung hồ sơ', '*bổ sung*', true],
    ['bổ sung', '*bổ sung*', true], ['a', 'a*a', false], ['aa', 'a*a', true], ['aXbYc', 'a*b*c', true], ['acb', 'a*b*c', false],
    ['5*3', '5\\*3', true], ['5x3', '5\\*3', false], ['5 3', '5\\*3', false], ['', '*', true], ['hoà giải', 'hòa*', true],
  ])('%j fits %j: %j', (answer, accepted, fits) => expect(answerFits(answer, accepted, ['case'])).toBe(fits))

  const someText = fc.array(syllable, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '))
  it.each(['*to à 02', 'hòa*to à 02', 'hòa*', 'hòatoà02'])('takes %j where syllables meet without their space', (accepted) => expect(answerFits('hòa to à 02', accepted, ['spaces'])).toBe(true))
  it('takes every text for itself', () => {
    fc.assert(fc.property(anyText, anyIgnore, (text, ignore) => {
      fc.pre(!text.includes('\\'))
      expect(answerFits(text, text.replaceAll('*', '\\*'), ignore)).toBe(true)
    }))
  })
  it('takes whatever stands in place of a wildcard', () => {
    fc.assert(fc.property(someText, someText, anyIgnore, (text, more, ignore) => {
      for (const accepted of [`*${text}`, `${more}*${text}`, `${more}*`, `*${more} ${text}*`]) expect(answerFits(`${more} ${text}`, accepted, ignore)).toBe(true)
    }))
  })
  it('is quick with many wildcards', () => {
    const started = performance.now()
    expect(answerFits('a'.repeat(500), `${'*a'.repeat(200)}*b`, [])).toBe(false)
    expect(performance.now() - started).toBeLessThan(200)
  })
})

it.each([['*', true], [' * * ', true], ['\\*', false], ['mẫu*', false]])('%j takes anything: %j', (accepted, anything) => expect(takesAnything(accepted)).toBe(anything))
it('reads a wildcard as an ellipsis', () => expect(acceptedInWords('mẫu * 5\\*3')).toBe('mẫu … 5*3'))

describe('typedText', () => {
  it.each([[null, ''], [3, ''], [['a'], ''], ['  a \u0000 b\n', 'a b'], ['a\ud800b', 'ab'], ['x'.repeat(900), 'x'.repeat(LONGEST_ANSWER)]])('%j → %j', (value, text) => expect(typedText(value)).toBe(text))
  it('never grows, never holds half a character, and reads itself again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (text, longest) => {
      const typed = typedText(text, longest)
      expect(typed.length).toBeLessThanOrEqual(longest)
      expect(typed).not.toMatch(/\p{Cs}/u)
      expect(typedText(typed, longest)).toBe(typed)
    }))
  })
})
