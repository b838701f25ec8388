import { describe, expect, it } from 'vitest'
import { NO_FEEDBACK, type RawItem } from './exchange-item'
import { readGift } from './read-gift'

const one = (source: string) => {
  const { items } = readGift(source)
  expect(items).toHaveLength(1)
  return items[0]!
}
const itemOf = (source: string) => one(source).item
const options = (item: RawItem) => item['options'] as { text: string; correct?: boolean; fraction?: string; feedback: string }[]
const keys = (source: string) => readGift(source).items.flatMap(({ notes }) => notes).map(({ key, severity }) => `${severity} ${key}`)

describe('choice', () => {
  it('one right answer, with remarks', () => {
    const item = itemOf('::Tên câu:: Giấy hẹn là mẫu nào? {\n=Mẫu 01 # Đúng.\n~Mẫu 02 # Thiếu giấy mới dùng.\n~Mẫu 03\n}')
    expect(item).toMatchObject({ type: 'single', stem: 'Giấy hẹn là mẫu nào?', points: 1 })
    expect(options(item)).toEqual([
      { id: 'a', text: 'Mẫu 01', correct: true, feedback: 'Đúng.' },
      { id: 'b', text: 'Mẫu 02', feedback: 'Thiếu giấy mới dùng.' },
      { id: 'c', text: 'Mẫu 03', feedback: NO_FEEDBACK },
    ])
    expect(one('::Tên câu:: Hỏi? {=a ~b}').name).toBe('Tên câu')
  })

  it('the remark to the question stands where an answer has none', () => {
    expect(options(itemOf('Hỏi? {=a#đúng ~b ####Xem lại bài.}')).map(({ feedback }) => feedback)).toEqual(['đúng', 'Xem lại bài.'])
    expect(keys('Hỏi? {=a#đúng ~b#sai ####Xem lại bài.}')).toEqual(['warning lostGeneral'])
  })

  it('several right answers by weights', () => {
    const item = itemOf('Chọn. {~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-50%d}')
    expect(item).toMatchObject({ type: 'multiple', floor: 0 })
    expect(options(item).map(({ fraction }) => fraction)).toEqual(['1/3', '1/3', '1/3', '-1/2'])
    expect(keys('Chọn. {~%33.4%a ~%66.6%b ~c}')).toContain('fault importFraction')
    expect(keys('Chọn. {~%133%a ~b}')).toContain('fault importGiftAnswer')
  })

  it('a part of the mark beside a whole one is told', () => {
    expect(keys('Hỏi? {=a ~%50%b ~c}')).toEqual(['warning lostPartial'])
  })

  it('a missing word is a line in the text', () => {
    expect(itemOf('Người dân nộp hồ sơ tại {=bộ phận một cửa ~phòng chuyên môn} của xã.')['stem']).toBe('Người dân nộp hồ sơ tại _____ của xã.'.replaceAll('_', '\\_'))
  })
})

describe('true or false', () => {
  it.each([
    ['Đất tròn. {T}', true, NO_FEEDBACK, NO_FEEDBACK],
    ['Đất tròn. {TRUE}', true, NO_FEEDBACK, NO_FEEDBACK],
    ['Đất tròn. {false}', false, NO_FEEDBACK, NO_FEEDBACK],
    ['Đất tròn. {F#lời khi sai#lời khi đúng}', false, 'lời khi sai', 'lời khi đúng'],
    ['Đất tròn. {T#lời khi sai#lời khi đúng}', true, 'lời khi đúng', 'lời khi sai'],
    ['Đất tròn. {T####chung}', true, 'chung', 'chung'],
  ])('%s', (source, isTrue, whenTrue, whenFalse) => {
    const [yes, no] = options(itemOf(source))
    expect([yes?.correct ?? false, yes?.feedback, no?.feedback]).toEqual([isTrue, whenTrue, whenFalse])
  })
})

describe('words', () => {
  it.each([
    ['Thủ đô? {=Hà Nội =Ha Noi}', ['Hà Nội', 'Ha Noi']],
    ['Thủ đô? {Hà Nội}', ['Hà Nội']],
    ['Thủ đô? {=%100%Hà Nội =%50%Thăng Long}', ['Hà Nội', { text: 'Thăng Long', fraction: '1/2' }]],
  ])('%s', (source, accept) => expect(itemOf(source)).toMatchObject({ type: 'short_answer', accept, ignore: ['case', 'spaces'] }))

  it('wrong ones with a remark', () => {
    expect(itemOf('Mẫu nào? {=mẫu 02#Đúng. =%0%mẫu 01#Khi đủ. =%0%giấy hẹn#Khi đủ. =%0%*#Mẫu 02.}')).toMatchObject({
      feedback_right: 'Đúng.', feedback_by_answer: [{ match: ['mẫu 01', 'giấy hẹn'], feedback: 'Khi đủ.' }], feedback_wrong: 'Mẫu 02.',
    })
  })
})

describe('numbers', () => {
  it.each([
    ['{#3}', 3, 0],
    ['{#-3.5}', -3.5, 0],
    ['{#1822:5}', 1822, 5],
    ['{#3.141..3.142}', 3.1415, 0.0005],
    ['{# 1.5e2 : .5 }', 150, 0.5],
    ['{#=1822:0 #Đúng =%50%1820..1824}', 1822, 0],
  ])('%s', (braces, answer, tolerance) => expect(itemOf(`Bao nhiêu? ${braces}`)).toMatchObject({ type: 'numeric', answer, tolerance }))

  it('remarks to right, wrong and all other numbers', () => {
    expect(itemOf('Bao nhiêu? {#\n=30000:0#Đúng.\n=%0%40000:0#Thừa.\n~#Tính lại.\n}')).toMatchObject({ feedback_right: 'Đúng.', feedback_by_answer: [{ value: 40000, feedback: 'Thừa.' }], feedback_wrong: 'Tính lại.' })
  })

  it.each([['{#ba}', 'fault importGiftAnswer'], ['{#5..3}', 'fault importGiftAnswer'], ['{#=1 =2}', 'fault importSeveralNumbers'], ['{#=%50%1}', 'fault importNoNumber']])('%s is refused', (braces, key) => expect(keys(`Bao nhiêu? ${braces}`)).toContain(key))
})

describe('other kinds', () => {
  it('pairs, and a right that belongs to none', () => {
    expect(itemOf('Ghép. {\n=Đủ -> Mẫu 01\n=Thiếu -> Mẫu 02\n= -> Mẫu 03\n####Xem bài 2.5.}')).toMatchObject({
      type: 'matching', extra_right: ['Mẫu 03'], pairs: [{ left: 'Đủ', right: 'Mẫu 01', feedback: 'Xem bài 2.5.' }, { left: 'Thiếu', right: 'Mẫu 02', feedback: 'Xem bài 2.5.' }],
    })
    expect(keys('Ghép. {=a -> b =c}')).toContain('fault importGiftAnswer')
  })

  it('an essay, and a text that asks nothing', () => {
    expect(itemOf('Viết lời xin lỗi. {}')).toMatchObject({ type: 'essay', criteria: [{ maximum: 1 }] })
    const { items, faults } = readGift('Đoạn dẫn.\n\nHỏi? {T}')
    expect(items).toHaveLength(1)
    expect(faults).toMatchObject([{ key: 'lostDescription', at: { line: 1 } }])
  })
})

describe('text', () => {
  it.each([
    ['escapes', 'Giá trị \\{x\\} \\= 5 \\~ 6 \\# 7 \\: 8? {T}', 'Giá trị \\{x\\} = 5 ~ 6 # 7 : 8?'],
    ['a plain colon and an arrow', 'Lúc 12:30 -> chiều. {T}', 'Lúc 12:30 -\\> chiều.'],
    ['a line break', 'Một.\\n\\nHai. {T}', 'Một.\n\nHai.'],
    ['moodle: lines are one paragraph', 'Một\nhai\n  ba. {T}', 'Một hai ba.'],
    ['html', '[html]<p>Hồ sơ <b>đủ</b>.</p><ul><li>một</li><li>hai</li></ul> {T}', 'Hồ sơ **đủ**.\n\n- một\n- hai'],
    ['html without saying so', 'Hồ sơ <em>đủ</em> &ecirc; {T}', 'Hồ sơ *đủ* ê'],
    ['markdown', '[markdown]Hồ sơ **đủ** {T}', 'Hồ sơ **đủ**'],
    ['plain', '[plain]2 * 3 <b> {T}', '2 \\* 3 \\<b\\>'],
    ['old accents', '[html]Th&ocirc;ng tư &ldquo;số 01&rdquo; {T}', 'Thông tư “số 01”'],
  ])('%s', (_, source, stem) => expect(itemOf(source)['stem']).toBe(stem))

  it('an answer may have a format of its own', () => {
    expect(options(itemOf('[html]<b>A</b> {=[plain]<b> ~<i>c</i>}')).map(({ text }) => text)).toEqual(['\\<b\\>', '*c*'])
  })

  it('what is only for show is left behind, and told', () => {
    const item = one('[html]<video src="x">phim</video> <script>alert(1)</script>Hỏi? {T}')
    expect(item.item['stem']).toBe('phim Hỏi?')
    expect(item.notes).toMatchObject([{ key: 'lostMarkup', severity: 'warning', values: { names: 'video, script' } }])
  })
})

describe('the file', () => {
  it('comments, ids, tags and categories', () => {
    const { items, faults } = readGift('$CATEGORY: $course$/Mẫu\n\n// [id:KH2-Q007] [tag:objective:2.3a] [tag:level:V] [tag:must-be-right] [tag:khác]\n// lời\nHỏi? {T}\n')
    expect(items[0]?.item).toMatchObject({ id: 'KH2-Q007', objective: '2.3a', level: 'V', must_be_right: true })
    expect(items[0]?.notes).toMatchObject([{ key: 'lostTags', values: { tags: 'khác' } }])
    expect(faults).toMatchObject([{ key: 'lostCategory', values: { name: '$course$/Mẫu' } }])
    expect(items[0]?.at).toEqual({ line: 5, column: 1 })
  })

  it('one question that cannot be read is named by its line; the others come in', () => {
    const { items } = readGift('Một? {T}\n\nHai? {=a\n\nBa? {F}\n\nBốn }')
    expect(items.map(({ notes }) => notes.filter(({ severity }) => severity === 'fault').map(({ key, at }) => `${key} ${at.line}`))).toEqual([[], ['importBrace 3'], [], ['importBrace 7']])
  })

  it('nothing in it', () => expect(readGift('// chỉ lời\n').faults).toMatchObject([{ key: 'importEmpty' }]))
})
