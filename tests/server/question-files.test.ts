import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { RawItem } from '~/domain/question-exchange/exchange-item'
import { checkPicture } from '~/server/question/check-picture.server'
import { decodeText } from '~/server/question/decode-text.server'
import { parseXml } from '~/server/question/parse-xml.server'
import { placePictures } from '~/server/question/place-pictures.server'
import { readQuestionFile } from '~/server/question/read-question-file.server'
import { readZip, writeZip } from '~/server/question/read-zip.server'
import { sentencesIn } from '~/server/content/fault-sentence.server'

const fixture = (name: string) => readFileSync(`tests/fixtures/exchange/${name}`)
const read = (bytes: Uint8Array | string, format: Parameters<typeof readQuestionFile>[1] = 'auto') => {
  const file = readQuestionFile(Buffer.from(bytes), format)
  if (!file.ok) throw new Error(file.reason.key)
  return file.value
}
const refusal = (bytes: Uint8Array | string, format: Parameters<typeof readQuestionFile>[1] = 'auto') => {
  const file = readQuestionFile(Buffer.from(bytes), format)
  return file.ok ? null : file.reason
}
const faultsOf = (notes: readonly { key: string; severity: string }[]) => notes.filter(({ severity }) => severity === 'fault').map(({ key }) => key)
const png = Buffer.from(/encoding="base64">([^<]+)</.exec(fixture('moodle.xml').toString())?.[1] ?? '', 'base64')

/** What a refusal costs in time of the processor, whatever else the machine does: 100 ms, and as much for cold code. */
const quickly = (act: () => unknown) => {
  const started = process.cpuUsage()
  const result = act()
  const { user, system } = process.cpuUsage(started)
  expect((user + system) / 1000).toBeLessThan(200)
  return result
}

describe('a file exported by Moodle', () => {
  const file = read(fixture('moodle.xml'))
  const items = file.items.map(({ item }) => item as RawItem & { options: RawItem[] })

  it('is known by its content, every question a thing of its own', () => {
    expect(file.format).toBe('moodle')
    expect(items.map((item) => item['type'])).toEqual(['single', 'multiple', 'true_false', 'short_answer', 'numeric', 'matching', 'gap_fill', 'ordering', 'essay', ''])
    expect(file.items.map(({ notes }) => faultsOf(notes))).toEqual([[], [], [], [], [], [], [], [], [], ['importKind']])
    expect(file.items[9]).toMatchObject({ name: 'Tính', at: { element: 'question 12', column: 3 } })
    expect(file.faults.map(({ key }) => key)).toEqual(['lostDescription', 'lostCategory'])
  })

  it('brings texts, pictures, tags and hints', () => {
    expect(items[0]).toMatchObject({ stem: 'Nhìn mẫu dưới đây. Đây là **mẫu nào**?\n\n![Ô vuông xanh](moodle-picture-1)', objective: '2.5a', hint: 'Nhìn góc trái.' })
    expect(items[0]?.options[0]).toEqual({ id: 'a', text: 'Mẫu 01', correct: true, feedback: 'Đúng: giấy tiếp nhận và hẹn trả.' })
    expect(file.pictures.get('moodle-picture-1')).toEqual(png)
    expect(file.items[0]?.notes.map(({ key }) => key)).toEqual(['lostHints', 'lostTags'])
  })

  it('brings fractions, parts, units, pairs, gaps and orders', () => {
    expect(items[1]).toMatchObject({ points: 2, options: [{ fraction: '1/3', feedback: 'Xem bài 2.2.' }, { fraction: '1/3' }, { fraction: '1/3' }, { fraction: '-1/3', feedback: 'Không.' }] })
    expect(items[3]).toMatchObject({ accept: ['mẫu 02', { text: 'phiếu *', fraction: '1/2' }], feedback_by_answer: [{ match: ['mẫu 01'], feedback: 'Chỉ khi đủ.' }], feedback_wrong: 'Mẫu 02.' })
    expect(items[4]).toMatchObject({ answer: 30000, tolerance: 0, unit: 'đồng', feedback_by_answer: [{ value: 40000, feedback: 'Thừa.' }] })
    expect(items[5]).toMatchObject({ pairs: [{ left: 'Đủ', right: 'Mẫu 01', feedback: 'Sáu mẫu ở bài 2.5.' }, { left: 'Thiếu', right: 'Mẫu 02' }], extra_right: ['Mẫu 06'] })
    expect(items[6]).toMatchObject({ stem: 'Chậm nhất [[g1]] ngày, báo bằng [[g2]] kèm [[g3]].', gaps: [{ kind: 'number', accept: ['1'], feedback: 'Một ngày.' }, { kind: 'choice', options: ['điện thoại', 'văn bản', 'tin nhắn'], accept: ['văn bản'], feedback: 'Văn bản "giấy".' }, { kind: 'text', accept: ['lời xin lỗi'] }] })
    expect(items[7]).toMatchObject({ items: [{ text: 'Đọc thời hạn' }, { text: 'Đếm ngày' }, { text: 'Ký' }], grading: 'adjacent_pairs' })
    expect(items[8]).toMatchObject({ min_words: 40, max_words: 150, guidance: 'Có ngày hẹn mới.', criteria: [{ maximum: 5 }] })
    expect(file.items[4]?.notes.map(({ key }) => key)).toEqual(['lostUnits'])
  })
})

describe('QTI', () => {
  const one = (name: string) => read(fixture(name)).items[0]!

  it('a choice with remarks inside and after', () => {
    const { item } = one('qti21-choice.xml')
    expect(item).toMatchObject({ type: 'single', stem: 'Nhìn hình: ![Ô vuông](o.png)\n\nĐây là mẫu nào?', options: [{ text: 'Mẫu 01', correct: true, feedback: 'Đúng.' }, { text: 'Mẫu 02', feedback: 'Mẫu 02 khi thiếu giấy.' }, { text: 'Mẫu 03', feedback: 'Xem lại sáu mẫu.' }] })
  })

  it('a mapping as parts of the mark', () => expect(one('qti21-mapping.xml').item).toMatchObject({ type: 'multiple', options: [{ fraction: '1/2' }, { fraction: '1/2' }, { fraction: '-1/2' }] }))
  it('pairs', () => expect(one('qti21-match.xml').item).toMatchObject({ type: 'matching', grading: 'per_pair', pairs: [{ left: 'Đủ', right: 'Mẫu 01' }, { left: 'Thiếu', right: 'Mẫu 02' }], extra_right: ['Mẫu 06'] }))
  it('an order (3.0)', () => expect(one('qti30-order.xml').item).toMatchObject({ type: 'ordering', stem: 'Xếp các việc.', items: [{ text: 'Đọc thời hạn' }, { text: 'Đếm ngày' }, { text: 'Ký' }] }))
  it('gaps (3.0)', () => expect(one('qti30-gaps.xml').item).toMatchObject({ type: 'gap_fill', stem: 'Báo bằng [[g1]] trước [[g2]] ngày.', gaps: [{ kind: 'choice', options: ['điện thoại', 'văn bản'], accept: ['văn bản'] }, { kind: 'number', accept: ['1,5'] }] }))

  it('a package by its manifest, with pictures and tags', () => {
    const bytes = writeZip({ 'imsmanifest.xml': fixture('imsmanifest.xml'), 'items/choice.xml': fixture('qti21-choice.xml'), 'items/mapping.xml': fixture('qti21-mapping.xml'), 'images/o.png': png, 'readme.txt': Buffer.from('x') })
    const { items, pictures } = read(bytes)
    expect(items.map(({ at }) => at.element)).toEqual(['items/choice.xml', 'items/mapping.xml'])
    expect(items[0]?.item).toMatchObject({ objective: '2.5a', stem: expect.stringContaining('![Ô vuông](package-picture-1)') })
    expect(pictures.get('package-picture-1')).toEqual(png)
  })

  it('what cannot be said is refused by name', () => {
    const item = (body: string) => `<assessmentItem xmlns="x" identifier="i" title="t"><itemBody>${body}</itemBody></assessmentItem>`
    expect(faultsOf(read(item('<p>Đọc.</p>'), 'qti').items[0]!.notes)).toEqual(['importNoInteraction'])
    expect(faultsOf(read(item('<hotspotInteraction responseIdentifier="R"/>'), 'qti').items[0]!.notes)).toEqual(['importKind'])
    expect(faultsOf(read(item('<orderInteraction responseIdentifier="R"/><choiceInteraction responseIdentifier="S"/>'), 'qti').items[0]!.notes)).toEqual(['importMixture'])
  })
})

describe('texts of any coding', () => {
  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffHồ sơ')],
    ['UTF-16, little end first', Buffer.from('\ufeffHồ sơ', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffHồ sơ', 'utf16le').swap16()],
    ['letters and marks apart', Buffer.from('Hồ sơ'.normalize('NFD'))],
  ])('%s', (_, bytes) => expect(decodeText(bytes)).toBe('Hồ sơ'))

  it('what is no text is refused', () => {
    expect(decodeText(Buffer.from([0xc3, 0x28]))).toBeNull()
    expect(refusal(Buffer.from([1, 2, 0, 3, 0xff, 0xfe]))).toMatchObject({ key: 'importEncoding' })
    expect(refusal('chỉ là một dòng chữ')).toMatchObject({ key: 'importFormat' })
    expect(refusal('<html></html>')).toMatchObject({ key: 'importFormat' })
    expect(refusal('Hỏi? {T}', 'moodle')).toMatchObject({ key: 'xmlUnreadable' })
  })
})

describe('hostile XML is refused quickly', () => {
  const lol = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i} "${'&l;'.repeat(10)}">`).join('')}]><quiz>&l9;</quiz>`
  it.each([
    ['a billion laughs', lol, 'xmlDoctype'],
    ['an external entity', '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question type="essay">&x;</question></quiz>', 'xmlDoctype'],
    ['a document type elsewhere', '<!DOCTYPE quiz PUBLIC "-//x" "http://example.invalid/x.dtd"><quiz/>', 'xmlDoctype'],
    ['a million open tags', '<quiz>' + '<a>'.repeat(1_000_000), 'xmlTooDeep'],
    ['a million small tags', '<quiz>' + '<a/>'.repeat(1_000_000) + '</quiz>', 'xmlTooMany'],
    ['comments that never end', '<quiz>' + '<!--'.repeat(1_000_000), 'xmlUnreadable'],
    ['sections that never end', '<quiz>' + '<![CDATA['.repeat(500_000), 'xmlUnreadable'],
  ])('%s', (_, source, key) => expect(quickly(() => refusal(source))).toMatchObject({ key }))

  it('an entity of ours is only text; an unknown one stays as it is', () => {
    const root = parseXml('<q a="&lt;&#65;">&amp;&x;&#x41;<![CDATA[&amp;]]></q>')
    expect(root).toMatchObject({ ok: true, value: { attributes: { a: '<A' }, children: [{ text: '&&x;A' }, { text: '&amp;' }] } })
  })

  it('says where it breaks', () => expect(parseXml('<quiz>\n<question>\n</quiz>')).toMatchObject({ ok: false, reason: { key: 'xmlUnreadable', at: { line: 3 } } }))
})

describe('hostile packages are refused quickly', () => {
  const named = (name: string) => {
    const safe = 'x'.repeat(name.length)
    return Buffer.from(Buffer.from(writeZip({ [safe]: Buffer.from('a') })).toString('latin1').replaceAll(safe, name), 'latin1')
  }
  it.each([['../../etc/passwd'], ['/etc/passwd'], ['a/../../b.xml'], ['C:evil.xml'], ['a\\..\\b.xml']])('the path %s', (name) => expect(readZip(named(name))).toMatchObject({ ok: false, reason: { key: 'zipPath' } }))

  it('a bomb, whatever it says of its size', () => {
    const bomb = Buffer.from(writeZip({ 'a.xml': new Uint8Array(200_000_000) }))
    expect(bomb.length).toBeLessThan(500_000)
    expect(quickly(() => readZip(bomb))).toMatchObject({ ok: false, reason: { key: 'zipTooBig' } })
  }, 20_000)

  it('too many entries', () => {
    const crowd = writeZip(Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`${i}`, new Uint8Array()])))
    expect(quickly(() => readZip(crowd))).toMatchObject({ ok: false, reason: { key: 'zipTooMany' } })
  })
  it('rubbish', () => expect(readZip(Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(5_000, 7)])).ok).toBe(false))
  it('a manifest that points out of the package', () => {
    const manifest = '<manifest><resources><resource type="imsqti_item_xmlv2p1" href="../../secret.xml"/></resources></manifest>'
    expect(refusal(writeZip({ 'imsmanifest.xml': Buffer.from(manifest) }))).toMatchObject({ key: 'zipPath', at: { element: 'imsmanifest.xml', line: 1 } })
  })
})

describe('pictures', () => {
  const sentence = sentencesIn('vi')
  it('are what their bytes say, under a name made of their hash', () => {
    expect(checkPicture('hình.gif', png, sentence)).toMatchObject({ ok: true, value: { name: expect.stringMatching(/^q-[0-9a-f]{16}\.png$/), type: 'image/png', width: 8, height: 8 } })
    expect(checkPicture('a.png', Buffer.from('<html>'), sentence)).toMatchObject({ ok: false, reason: { key: 'pictureKind' } })
    expect(checkPicture('a.png', Buffer.concat([png, Buffer.alloc(600_000)]), sentence)).toMatchObject({ ok: false, reason: { key: 'pictureTooBig' } })
    expect(checkPicture('a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 10"><script>alert(1)</script></svg>'), sentence)).toMatchObject({ ok: false, reason: { key: 'pictureRefused' } })
  })

  it('are renamed wherever a question shows them; one that is missing is a fault', () => {
    const placer = placePictures(new Map([['x', png]]), { '2.3-dong-ho.svg': { hash: 'a'.repeat(64), type: 'image/svg+xml', bytes: 1, width: 1, height: 1 } }, sentence)
    const placed = placer.place({ item: { stem: '![a](x) ![b](2.3-dong-ho.svg)', options: [{ text: '<Figure src="x" alt="a" />' }, { text: '![c](khong-co.png)' }] }, at: { line: 4, column: 1 }, name: '', notes: [] })
    expect(JSON.stringify(placed.item).match(/q-[0-9a-f]{16}\.png/g)).toHaveLength(2)
    expect(placed.faults).toMatchObject([{ key: 'pictureMissing', values: { name: 'khong-co.png' }, at: { line: 4 } }])
  })
})
