/** Content changed in one place: the check finds that place and says what is wrong. Nothing is written to disk. */
import { beforeAll, describe, expect, test } from 'vitest'
import { checkContent } from '../../app/server/content/check-content.server'
import { type ContentFile, type ContentFolder, readContent } from '../../app/server/content/read-content.server'

let content: ContentFolder
beforeAll(async () => {
  content = await readContent()
})

/** Without the lessons and banks that a change cannot touch: each case then costs a tenth. Their absence is a fault of course.yaml. */
function around(path: string): Map<string, ContentFile> {
  const kept = (name: string) => name === path || !(name.includes('/lessons/') || (name.includes('/questions/') && !path.includes('/questions/')))
  return new Map([...content.files].filter(([name]) => kept(name)))
}

async function faultsWith(path: string, change: (text: string) => string, severity: 'faults' | 'warnings' = 'faults') {
  const file = content.files.get(path)
  const before = file?.bytes.toString('utf8') ?? ''
  const after = change(before)
  expect(after).not.toBe(before)
  const files = around(path).set(path, { path, bytes: Buffer.from(after), hash: 'x' })
  return (await checkContent({ ...content, files }))[severity].map(({ file: where, key }) => `${where} ${key}`)
}

const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to)
const LESSON = 'courses/KH2/lessons/2.3.mdx'

describe('a lesson', () => {
  test.each([
    ['due="2012-04-04"', 'due="2012-04-03"', 'exampleDue'],
    ['received="2012-03-29"', 'received="2012-04-02"', 'exampleRefused'],
    ['<Day date="2012-04-02" kind="off">', '<Day date="2012-04-02" kind="count" n="2">', 'dayCountDiffers'],
    [/<Day date="2012-04-01"[^\n]*\n/, '', 'dayCountDiffers'],
    [' restart="remaining"', '', 'exampleIncomplete'],
    [/ received="2012-03-29" limit="3" unit="working_day" due="2012-04-04"/, '', 'dayCountAlone'],
    ['<Term id="working_day">', '<Term id="workingday_x">', 'termUnknown'],
    ['<ProcedureCard code="1.004873"', '<ProcedureCard code="1.999999"', 'procedureUnknown'],
    [/(<ProcedureCard code="1\.004873" asOf=")[^"]*/, '$12001-01-01', 'procedureNotInForce'],
    [/<Figure src="[^"]*"/, '<Figure src="khong-co.svg"', 'fileOfFigure'],
    [/(<LegalBasis id="blds-2015-d147" ref=")/, '$1Sửa ', 'legalDiffers'],
    [/<LegalBasis id="blds-2015-d147"[^\n]*\n/, '', 'legalNotListed'],
    ['basis="moc-15-gio"', 'basis="nd-61-2018"', 'legalNotListed'],
    ['  - blds-2015-d147\n', '  - blds-2015-d147\n  - khong-co\n', 'legalUnknown'],
    ['<Check id="2.3-k2"', '<Check id="2.3-k1"', 'duplicateId'],
    ['<Check id="2.3-k2" objective="2.3a"', '<Check id="2.3-k2" objective="2.4a"', 'objectiveUnknown'],
    [/<Check id="2\.3-k6"[\s\S]*?<\/Check>/, '', 'checksTooFew'],
    [/<Summary>[\s\S]*?<\/Summary>/, '', 'componentOnce'],
    [/(<Summary>[\s\S]*?<\/Summary>)([\s\S]*?<\/DoNow>)/, '$2\n\n$1', 'closingOrder'],
    ['Thứ hai 02/04/2012', 'Thứ ba 02/04/2012', 'weekdayWrong'],
    ['minutes: 30', 'minutes: 31', 'lessonDiffers'],
    ['minutes: 30', 'minutes: ba mươi', 'fieldInvalid'],
    ['lead:', 'leed:', 'fieldUnknown'],
    [/lead: .*\n/, '', 'fieldMissing'],
    ['Tính đúng ngày hẹn trả khi', 'Tính ngày hẹn trả khi', 'objectiveDiffers'],
    ['competencies: [CM2, CH2]', 'competencies: [CM2, CM9]', 'competencyUnknown'],
    ['review_state: pending', 'review_state: reviewed', 'stateTooHigh'],
    ['## Tự nhớ lại', `${'thêm chữ\n'.repeat(600)}\n\n## Tự nhớ lại`, 'lessonLength'],
  ])('case %# is found', async (from, to, key) => expect(await faultsWith(LESSON, swap(from, to))).toContain(`${LESSON} ${key}`))

  test('outside the best length, or with an objective that no check asks for, is warned of', async () => {
    expect(await faultsWith(LESSON, swap('## Tự nhớ lại', `${'chữ '.repeat(400)}\n\n## Tự nhớ lại`), 'warnings')).toContain(`${LESSON} lessonLengthBand`)
    expect(await faultsWith(LESSON, (text) => text.replaceAll('objective="2.3c"', 'objective="2.3a"'), 'warnings')).toContain(`${LESSON} objectiveUnchecked`)
  })
})

describe('a bank', () => {
  const BANK = 'courses/KH2/questions/2.2b.yaml'
  test.each([
    ['type: single', 'type: riddle', BANK, 'kindUnknown'],
    ['objective: "2.2b"', 'objective: "2.9z"', BANK, 'objectiveUnknown'],
    [', state: pending}', ', state: reviewed}', BANK, 'legalDiffers'],
    ['review_state: pending', 'review_state: reviewed', BANK, 'stateTooHigh'],
    ['level: V\n    must_be_right: true', 'level: H\n    must_be_right: true', BANK, 'starLevel'],
    ['course: KH2', 'course: KH3', BANK, 'questionCourse'],
    [/\n {2}- id: \S+\n[\s\S]*?(?=\n {2}- id)/, '', 'courses/KH2/course.yaml', 'bankShort'],
    [/\n {2}- id: \S+\n[\s\S]*?(?=\n {2}- id)/, '', 'courses/KH2/course.yaml', 'bankTotal'],
  ])('case %# is found', async (from, to, where, key) => expect(await faultsWith(BANK, swap(from, to))).toContain(`${where} ${key}`))

  test('keeps ★ to the objectives of the blueprint, ids once, stems short', async () => {
    const other = 'courses/KH2/questions/2.4a.yaml'
    expect(await faultsWith(other, swap(/level: V\n(\s+)must_be_right: false/, 'level: V\n$1must_be_right: true'))).toContain(`${other} starNotInBlueprint`)
    expect(await faultsWith(other, swap('id: KH2-Q402', 'id: KH2-Q401'))).toContain(`${other} duplicateId`)
    expect(await faultsWith(other, swap('stem: >-\n', `stem: >-\n      ${'chữ '.repeat(61)}\n`), 'warnings')).toContain(`${other} stemLong`)
  })
})

describe('a course', () => {
  const COURSE = 'courses/KH2/course.yaml'
  test.each([
    ['questions: 40', 'questions: 41', 'blueprintTotal'],
    ['"2.2": 10', '"2.2": 11', 'blueprintLesson'],
    ['{objective: "2.2b", N: 0, H: 1, V: 2, star: 2}', '{objective: "2.2b", N: 0, H: 1, V: 2, star: 3}', 'blueprintStar'],
    ['lessons: ["2.1", "2.2"]', 'lessons: ["2.1"]', 'moduleLesson'],
    ['certificate: CC-MC', 'certificate: CC-XX', 'certificateUnknown'],
    ['audience: [VT01', 'audience: [VT99', 'positionUnknown'],
    ['id: blds-2015-d148,', 'id: blds-2015-d147,', 'duplicateId'],
    ['id: KH2', 'id: KH9', 'courseFolder'],
    ['from: "2025-07-01"', 'from: "2025-02-30"', 'fieldInvalid'],
    ['title: Tiếp', '  title: Tiếp', 'yamlUnreadable'],
  ])('case %# is found', async (from, to, key) => expect(await faultsWith(COURSE, swap(from, to))).toContain(`${COURSE} ${key}`))

  test('has no file that nothing reads, and no lesson without its file', async () => {
    const lost = 'courses/KH2/lessons/2.7.mdx'
    const stray = await checkContent({ ...content, files: new Map(content.files).set(lost, { path: lost, bytes: Buffer.from('a'), hash: 'x' }) })
    expect(stray.faults.map(({ file, key }) => `${file} ${key}`)).toEqual([`${lost} fileUnexpected`])
    const files = new Map(content.files)
    files.delete(LESSON)
    expect((await checkContent({ ...content, files })).faults.map(({ key }) => key)).toEqual(['lessonMissing'])
  })
})
