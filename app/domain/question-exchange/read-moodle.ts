/**
 * Moodle XML: every <question> on its own, the kinds that ours can say. A category says nothing to us, a description asks
 * nothing: both are told. Source: docs.moodle.org "Moodle XML format"; Moodle question/format/xml.
 */
import { type Found, fault, warning } from '../content/fault'
import { type Built, EMPTY_HEAD, type Head, brief, itemOf, lost, refused } from './build-item'
import type { ExchangePlace, ImportedItem, ReadBank } from './exchange-item'
import { type PictureShelf, moodleText, noting } from './moodle-text'
import { readMoodleKind } from './read-moodle-kinds'
import { type XmlElement, element, elements, placeOf, textAt, textIn } from './xml-tree'

/** Only look or are about trying again: nothing of the question is gone without them. */
const PASSED_OVER = ['category', 'description']

/** The questions of a file, from its root element. */
export function readMoodle(root: XmlElement): ReadBank {
  if (root.name !== 'quiz') return { items: [], faults: [fault<ExchangePlace>(placeOf(root, root.name), 'importFormat')], pictures: [] }
  const shelf: PictureShelf = { pictures: [] }
  const questions = elements(root, 'question').map((question, i) => ({ question, type: question.attributes['type'] ?? '', place: placeOf(question, `question ${i + 1}`) }))
  const asked = questions.filter(({ type }) => !PASSED_OVER.includes(type))
  return {
    items: asked.map(({ question, type, place }) => readQuestion(question, type, place, shelf)),
    faults: [
      ...(asked.length === 0 ? [fault<ExchangePlace>(placeOf(root, root.name), 'importEmpty')] : []),
      ...questions.filter(({ type }) => type === 'description').map(({ question, place }) => warning<ExchangePlace>(place, 'lostDescription', { text: brief(nameOf(question)) })),
      ...questions.filter(({ type }) => type === 'category').slice(0, 1).map(({ question, place }) => warning<ExchangePlace>(place, 'lostCategory', { name: brief(textIn(element(question, 'category'))) })),
    ],
    pictures: shelf.pictures,
  }
}

function nameOf(question: XmlElement): string {
  return textIn(element(element(question, 'name'), 'text')).trim()
}

function readQuestion(question: XmlElement, type: string, at: ExchangePlace, shelf: PictureShelf): ImportedItem {
  const { head, notes } = headOf(question, shelf)
  const { item, notes: own }: Built = readMoodleKind(type, question, head, shelf) ?? itemOf(head, '', {}, [refused('importKind', { kind: type })])
  return { item, at, name: nameOf(question), notes: [...notes, ...own].map((one): Found<ExchangePlace> => ({ ...one, at })) }
}

function headOf(question: XmlElement, shelf: PictureShelf): { head: Head; notes: Built['notes'] } {
  const { take, notes } = noting()
  const text = (name: string) => take(moodleText(element(question, name), shelf))
  const hints = elements(question, 'hint')
  const grade = Number(textAt(question, 'defaultgrade') || 1)
  const head: Head = {
    ...EMPTY_HEAD,
    code: textAt(question, 'idnumber'),
    tags: elements(element(question, 'tags'), 'tag').map((tag) => textAt(tag, 'text')).filter((tag) => tag !== ''),
    // The text of a cloze is read with its gaps.
    stem: question.attributes['type'] === 'cloze' ? '' : text('questiontext'),
    points: Number.isFinite(grade) ? grade : 1,
    hint: hints[0] === undefined ? '' : take(moodleText(hints[0], shelf)),
    general: text('generalfeedback'),
    whenRight: text('correctfeedback'),
    whenWrong: text('incorrectfeedback'),
  }
  return { head: usualRemarks(head), notes: [...notes, ...(hints.length > 1 ? [lost('lostHints', { count: hints.length - 1 })] : []), ...(textAt(question, 'questiontext') === '' ? [refused('importNoStem')] : [])] }
}

/** Moodle's own words for "right" and "wrong" explain nothing. */
const USUAL = /^(?:Your answer is (?:partially )?(?:correct|incorrect)\.?|Câu trả lời (?:của bạn )?(?:đúng|sai|không đúng|chính xác)\.?)$/i

function usualRemarks(head: Head): Head {
  const said = (text: string) => (USUAL.test(text.trim()) ? '' : text)
  return { ...head, whenRight: said(head.whenRight), whenWrong: said(head.whenWrong) }
}
