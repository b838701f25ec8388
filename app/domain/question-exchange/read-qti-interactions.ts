/** QTI's interactions, each as the kind of ours that says the same. */
import { type Built, type Head, type Note, countFault, itemOf, lost, matchingItem, multipleItem, refused, singleItem } from './build-item'
import { essayItem, numericItem, orderingItem, shortAnswerItem } from './build-written-item'
import { gapSign, withGaps } from './cloze'
import { NO_FEEDBACK, type RawItem } from './exchange-item'
import { ourNumber } from './gap-number'
import { type QtiResponse, htmlOf, partOf } from './qti-response'
import { plainWords } from './rich-text-source'
import { readHtml } from './read-html'
import { type XmlElement, elements, elementsBelow, innerHtml } from './xml-tree'

const NUMBERS = ['float', 'integer']

/** An interaction that is the whole question. */
export function readInteraction(interaction: XmlElement, head: Head, response: QtiResponse | undefined, remarks: ReadonlyMap<string, string>, rubric: string): Built {
  if (interaction.name === 'extendedTextInteraction') return essayItem(head, { min: 0, max: 0 }, rubric)
  if (response === undefined) return itemOf(head, '', {}, [refused('importNoResponse')])
  if (interaction.name === 'choiceInteraction') return choice(interaction, head, response, remarks)
  return interaction.name === 'orderInteraction' ? order(interaction, head, response) : match(interaction, head, response)
}

type Choice = { readonly key: string; readonly text: string; readonly feedback: string; readonly notes: readonly Note[] }

function choicesIn(interaction: XmlElement, name: string, remarks: ReadonlyMap<string, string>): Choice[] {
  return elements(interaction, name).map((one) => {
    const key = one.attributes['identifier'] ?? ''
    const text = htmlOf(one, (child) => (child.name === 'feedbackInline' || child.name === 'feedbackBlock' ? '' : null))
    const inside = elementsBelow(one, ['feedbackInline', 'feedbackBlock']).map((remark) => htmlOf(remark).text).filter((remark) => remark !== '')
    return { key, text: text.text, feedback: inside[0] ?? remarks.get(key) ?? '', notes: text.notes }
  })
}

function choice(interaction: XmlElement, head: Head, response: QtiResponse, remarks: ReadonlyMap<string, string>): Built {
  const choices = choicesIn(interaction, 'simpleChoice', remarks)
  const several = Number(interaction.attributes['maxChoices'] ?? 1) !== 1
  const whole = several && (!response.mapped || response.mapping.size === 0)
  const penalty = whole ? -1 / Math.max(1, response.correct.length) : 0
  const answers = choices.map(({ key, text, feedback }) => ({ text, feedback, part: partOf(response, key, several) || penalty }))
  const built = several ? multipleItem(head, answers) : singleItem(head, answers)
  return { item: built.item, notes: [...choices.flatMap(({ notes }) => notes), ...(whole ? [lost('lostAllOrNothing')] : []), ...built.notes] }
}

function order(interaction: XmlElement, head: Head, response: QtiResponse): Built {
  const choices = choicesIn(interaction, 'simpleChoice', new Map())
  const texts = response.correct.flatMap((key) => choices.find((one) => one.key === key)?.text ?? [])
  return orderingItem(head, texts, 'exact', [...choices.flatMap(({ notes }) => notes), ...(texts.length === choices.length ? [] : [refused('importOrder')])])
}

function match(interaction: XmlElement, head: Head, response: QtiResponse): Built {
  const [lefts = [], rights = []] = elements(interaction, 'simpleMatchSet').map((set) => choicesIn(set, 'simpleAssociableChoice', new Map()))
  const keys = [...(response.correct.length > 0 ? response.correct : [...response.mapping.entries()].filter(([, value]) => value > 0).map(([key]) => key))].map((pair) => pair.trim().split(/\s+/))
  const words = (text: string) => plainWords(readHtml(text).tree)
  const rightOf = (key: string) => rights.filter((right) => keys.some(([a, b]) => a === key && b === right.key))
  const used = new Set(keys.map(([, right]) => right))
  const whole = !response.mapped || response.mapping.size === 0
  const built = matchingItem(head, [...lefts.map((left) => ({ left: left.text, right: words(rightOf(left.key)[0]?.text ?? '') })), ...rights.filter(({ key }) => !used.has(key)).map(({ text }) => ({ left: '', right: words(text) }))])
  const loose = lefts.some(({ key }) => rightOf(key).length !== 1)
  return { item: { ...built.item, grading: whole ? 'all_or_nothing' : 'per_pair' }, notes: [...(loose ? [refused('importMatch')] : []), ...built.notes] }
}

/** Interactions inside a text: one field alone is a short answer or a number, anything else a text with gaps. */
export function readGaps(body: XmlElement, found: readonly XmlElement[], head: Head, responses: ReadonlyMap<string, QtiResponse>, tolerance: number): Built {
  const [first] = found
  const only = found.length === 1 && first?.name === 'textEntryInteraction' ? responses.get(first.attributes['responseIdentifier'] ?? '') : undefined
  let index = 0
  const text = htmlOf(body, (child) => (child.name === 'rubricBlock' ? '' : found.includes(child) ? gapSign(index++) : null))
  if (only !== undefined) return withNotes(written({ ...head, stem: asked(text.text) }, only, tolerance), text.notes)
  const gaps = found.map((one, i) => gapOf(one, responses.get(one.attributes['responseIdentifier'] ?? ''), i, head))
  const exact = found.some((one) => responses.get(one.attributes['responseIdentifier'] ?? '')?.caseSensitive === true && one.name === 'textEntryInteraction')
  return withNotes(itemOf({ ...head, stem: withGaps(text.text) }, 'gap_fill', { gaps: gaps.map(({ gap }) => gap), ignore: exact ? ['spaces'] : ['case', 'spaces'] }, [...countFault(gaps.length, 1, 10), ...gaps.flatMap(({ notes }) => notes)]), text.notes)
}

function withNotes(built: Built, notes: readonly Note[]): Built {
  return { item: built.item, notes: [...notes, ...built.notes] }
}

/** A field at the end of the text leaves nothing; one inside it a line. */
function asked(text: string): string {
  return text.replace(/\s*\ue1f0\d+\ue1f1\s*$/, '').replace(/\ue1f0\d+\ue1f1/g, '\\_\\_\\_\\_\\_')
}

function written(head: Head, response: QtiResponse, tolerance: number): Built {
  const keys = response.mapping.size > 0 && response.mapped ? [...response.mapping.keys()] : response.correct
  const answers = [...new Set([...keys, ...response.correct])].map((key) => ({ text: key, part: response.mapped && response.mapping.size > 0 ? partOf(response, key, false) : response.correct.includes(key) ? 1 : 0, feedback: '' }))
  if (NUMBERS.includes(response.baseType)) return numericItem(head, answers.map(({ text, part }) => ({ value: Number(text), tolerance, part, feedback: '' })), '')
  return shortAnswerItem(head, answers, response.caseSensitive ? ['spaces'] : ['case', 'spaces'])
}

function gapOf(interaction: XmlElement, response: QtiResponse | undefined, index: number, head: Head): { gap: RawItem; notes: Note[] } {
  const id = `g${index + 1}`
  const feedback = head.general || head.whenRight || NO_FEEDBACK
  const accepted = response === undefined ? [] : acceptedBy(response)
  const missing = accepted.length === 0 ? [refused('importGapAnswer', { number: index + 1 })] : []
  if (interaction.name === 'inlineChoiceInteraction') {
    const options = elements(interaction, 'inlineChoice').map((one) => ({ key: one.attributes['identifier'] ?? '', text: plainWords(readHtml(innerHtml(one)).tree) }))
    return { gap: { id, kind: 'choice', options: options.map(({ text }) => text), accept: options.filter(({ key }) => accepted.includes(key)).map(({ text }) => text), feedback }, notes: missing }
  }
  const number = NUMBERS.includes(response?.baseType ?? '')
  return { gap: { id, kind: number ? 'number' : 'text', accept: number ? accepted.map((one) => ourNumber(one) ?? one) : accepted, feedback }, notes: missing }
}

/** What earns the whole mark of a field. */
function acceptedBy(response: QtiResponse): string[] {
  const byMap = [...response.mapping.keys()].filter((key) => partOf(response, key, false) >= 1)
  return [...new Set(response.mapped ? [...response.correct, ...byMap] : response.correct.length > 0 ? response.correct : byMap)]
}
