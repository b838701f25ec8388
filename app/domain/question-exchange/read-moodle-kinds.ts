/** The kinds of Moodle's questions that ours can say, each from its own elements. */
import { type Answer, type Built, type Head, type Note, countFault, itemOf, lost, matchingItem, multipleItem, singleItem, trueFalseItem } from './build-item'
import { essayItem, numericItem, orderingItem, shortAnswerItem } from './build-written-item'
import { readCloze, withGaps } from './cloze'
import { type PictureShelf, moodleText, moodleWords, noting, rawText } from './moodle-text'
import { readText } from './text-format'
import { type XmlElement, element, elements, textAt, textIn } from './xml-tree'

type Reader = (question: XmlElement, head: Head, shelf: PictureShelf) => Built

const READERS: Readonly<Record<string, Reader>> = {
  multichoice: choice, truefalse: trueFalse, matching, shortanswer: words, numerical: number, essay, ordering, cloze,
  // Only orders of words or gaps of other plug-ins; calculated ones need their data sets.
}

/** Null: a kind that ours cannot say. */
export function readMoodleKind(type: string, question: XmlElement, head: Head, shelf: PictureShelf): Built | null {
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined
  return reader === undefined ? null : reader(question, head, shelf)
}

const partOf = (answer: XmlElement) => Number(answer.attributes['fraction'] ?? 0) / 100
const isYes = (text: string) => text === 'true' || text === '1'

function answersOf(question: XmlElement, shelf: PictureShelf, plain: boolean): { answers: Answer[]; notes: Note[] } {
  const { take, notes } = noting()
  const answers = elements(question, 'answer').map((answer) => ({
    text: take(plain ? moodleWords(answer) : moodleText(answer, shelf)),
    part: partOf(answer),
    feedback: take(moodleText(element(answer, 'feedback'), shelf)),
  }))
  return { answers, notes }
}

function withNotes(built: Built, notes: readonly Note[]): Built {
  return { item: built.item, notes: [...notes, ...built.notes] }
}

function choice(question: XmlElement, head: Head, shelf: PictureShelf): Built {
  const { answers, notes } = answersOf(question, shelf, false)
  return withNotes(isYes(textAt(question, 'single') || 'true') ? singleItem(head, answers) : multipleItem(head, answers), notes)
}

function trueFalse(question: XmlElement, head: Head, shelf: PictureShelf): Built {
  const { answers, notes } = answersOf(question, shelf, true)
  const told = (name: string) => answers.find(({ text }) => text.toLowerCase() === name)
  return withNotes(trueFalseItem(head, (told('true')?.part ?? 0) > 0, told('true')?.feedback ?? '', told('false')?.feedback ?? ''), notes)
}

function matching(question: XmlElement, head: Head, shelf: PictureShelf): Built {
  const { take, notes } = noting()
  const pairs = elements(question, 'subquestion').map((pair) => ({ left: take(moodleText(pair, shelf)), right: textIn(element(element(pair, 'answer'), 'text')).replace(/\s+/g, ' ').trim() }))
  return withNotes(matchingItem(head, pairs), notes)
}

function words(question: XmlElement, head: Head, shelf: PictureShelf): Built {
  const { answers, notes } = answersOf(question, shelf, true)
  return withNotes(shortAnswerItem(head, answers, isYes(textAt(question, 'usecase')) ? ['spaces'] : ['case', 'spaces']), notes)
}

function number(question: XmlElement, head: Head, shelf: PictureShelf): Built {
  const { take, notes } = noting()
  const answers = elements(question, 'answer').map((answer) => {
    const text = textAt(answer, 'text')
    return { value: text === '*' ? null : Number(text), tolerance: Number(textAt(answer, 'tolerance') || 0), part: partOf(answer), feedback: take(moodleText(element(answer, 'feedback'), shelf)) }
  })
  const units = elements(element(question, 'units'), 'unit').map((unit) => ({ name: textAt(unit, 'unit_name'), multiplier: Number(textAt(unit, 'multiplier') || 1) }))
  const [base] = units.filter(({ multiplier }) => multiplier === 1)
  const same = units.filter((unit) => unit !== base && unit.multiplier === 1)
  const others = units.filter(({ multiplier }) => multiplier !== 1)
  const built = numericItem(head, answers, base?.name ?? '', same.map(({ name }) => name))
  return withNotes(built, [...notes, ...(others.length > 0 ? [lost('lostUnits', { names: others.map(({ name }) => name).join(', ') })] : [])])
}

function essay(question: XmlElement, head: Head, shelf: PictureShelf): Built {
  const { take, notes } = noting()
  const limit = (name: string) => Number(textAt(question, name)) || 0
  const guidance = take(moodleText(element(question, 'graderinfo'), shelf))
  const template = take(moodleText(element(question, 'responsetemplate'), shelf))
  return withNotes(essayItem(head, { min: limit('minwordlimit'), max: limit('maxwordlimit') }, guidance), [...notes, ...(template === '' ? [] : [lost('lostTemplate')])])
}

/** Moodle's ordering: the answers stand in their right order. */
const BY_NEIGHBOURS = ['RELATIVE_NEXT_EXCLUDE_LAST', 'RELATIVE_NEXT_INCLUDE_LAST', '1', '2']

function ordering(question: XmlElement, head: Head, shelf: PictureShelf): Built {
  const { take, notes } = noting()
  const texts = elements(question, 'answer').map((answer) => take(moodleText(answer, shelf)))
  const grading = textAt(question, 'gradingtype')
  const exact = grading === 'ALL_OR_NOTHING' || grading === '-1'
  const same = exact || BY_NEIGHBOURS.includes(grading)
  return withNotes(orderingItem(head, texts, exact ? 'exact' : 'adjacent_pairs'), [...notes, ...(same ? [] : [lost('lostGrading')])])
}

function cloze(question: XmlElement, head: Head, shelf: PictureShelf): Built {
  const { source, format } = rawText(element(question, 'questiontext'), shelf)
  const { text, gaps, ignore, notes } = readCloze(source)
  const stem = readText(text, format)
  return withNotes(itemOf({ ...head, stem: withGaps(stem.text) }, 'gap_fill', { gaps, ignore }), [...countFault(gaps.length, 1, 10), ...stem.notes, ...notes])
}
