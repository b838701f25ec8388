import { describe, expect, it } from 'vitest'
import { NO_FEEDBACK } from './exchange-item'
import { readAiken } from './read-aiken'

describe('Aiken', () => {
  it('reads questions with either sign after the letter', () => {
    const { items, faults } = readAiken('Giấy hẹn là mẫu nào?\nA. Mẫu 01\nB. Mẫu 02\nANSWER: A\n\nNgày nhận là ngày mấy\ncủa thời hạn?\nA) Ngày 0\nB) Ngày 1,\ncũng được\nANSWER: a\n')
    expect(faults).toEqual([])
    expect(items.map(({ item, at }) => [item['stem'], at.line])).toEqual([['Giấy hẹn là mẫu nào?', 1], ['Ngày nhận là ngày mấy của thời hạn?', 6]])
    expect(items[1]?.item['options']).toEqual([{ id: 'a', text: 'Ngày 0', correct: true, feedback: NO_FEEDBACK }, { id: 'b', text: 'Ngày 1, cũng được', feedback: NO_FEEDBACK }])
  })

  it.each([
    ['no answer line', 'Hỏi?\nA. một\nB. hai', 'importNoAnswer', 1],
    ['an answer that is no option', 'Hỏi?\nA. một\nB. hai\nANSWER: C', 'importAnswerLetter', 4],
    ['no question', 'ANSWER: A', 'importNoStem', 1],
    ['one option', 'Hỏi?\nA. một\nANSWER: A', 'importCount', 1],
  ])('refuses %s, at its line', (_, source, key, line) => {
    const faults = readAiken(source).items.flatMap(({ notes }) => notes).filter(({ severity }) => severity === 'fault')
    expect(faults.find((one) => one.key === key)?.at.line).toBe(line)
  })

  it('letters inside a text are not options', () => {
    const [one] = readAiken('Theo mẫu:\nC. nghĩa là gì?\nA. một\nB. hai\nANSWER: B').items
    expect(one?.item['stem']).toBe('Theo mẫu: C. nghĩa là gì?')
  })

  it('says when there is nothing', () => expect(readAiken('\n').faults).toMatchObject([{ key: 'importEmpty' }]))
})
