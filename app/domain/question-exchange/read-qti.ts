/**
 * One QTI item (2.1 or 3.0): choice, text entry, inline choice, order, match, extended text. Several gaps in one text are
 * one question; other mixtures are refused. Source: 1EdTech QTI 2.1 and 3.0, Assessment, Section and Item information model.
 */
import { type Found, fault } from '../content/fault'
import { type Built, EMPTY_HEAD, type Head, itemOf, refused } from './build-item'
import type { ExchangePlace, ImportedItem } from './exchange-item'
import { inOldNames } from './qti-dialect'
import { type QtiResponse, htmlOf, readFeedback, readResponses } from './qti-response'
import { readGaps, readInteraction } from './read-qti-interactions'
import { type XmlElement, element, elements, elementsBelow, placeOf } from './xml-tree'

const BLOCKS = ['choiceInteraction', 'orderInteraction', 'matchInteraction', 'extendedTextInteraction']
const INLINE = ['textEntryInteraction', 'inlineChoiceInteraction']
const OTHERS = ['associateInteraction', 'gapMatchInteraction', 'hottextInteraction', 'hotspotInteraction', 'selectPointInteraction', 'graphicOrderInteraction', 'graphicAssociateInteraction', 'graphicGapMatchInteraction', 'positionObjectInteraction', 'sliderInteraction', 'mediaInteraction', 'drawingInteraction', 'uploadInteraction', 'customInteraction', 'portableCustomInteraction', 'endAttemptInteraction']

/** What a package says of an item beside the item itself. */
export type QtiSurroundings = { readonly file: string; readonly tags: readonly string[]; /** the name under which a picture of the package is kept */ readonly pictureKey: (source: string) => string }

/** Whether an XML file is a QTI item. */
export function isQtiItem(root: XmlElement): boolean {
  return root.name === 'assessmentItem' || root.name === 'qti-assessment-item'
}

/** The question that an item is, from its root element. */
export function readQtiItem(root: XmlElement, around: QtiSurroundings): ImportedItem {
  const item = withPictures(inOldNames(root), around.pictureKey)
  const at = placeOf(root, around.file)
  const { item: built, notes } = builtOf(item, around.tags)
  return { item: built, at, name: item.attributes['title'] || (item.attributes['identifier'] ?? ''), notes: notes.map((one): Found<ExchangePlace> => ({ ...one, at })) }
}

function withPictures(node: XmlElement, key: (source: string) => string): XmlElement {
  const source = node.attributes['src']
  const attributes = node.name === 'img' && source !== undefined ? { ...node.attributes, src: key(source) } : node.attributes
  return { ...node, attributes, children: node.children.map((child) => ('name' in child ? withPictures(child, key) : child)) }
}

function builtOf(item: XmlElement, tags: readonly string[]): Built {
  const body = element(item, 'itemBody')
  const found = body === undefined ? [] : elementsBelow(body, [...BLOCKS, ...INLINE, ...OTHERS])
  const [first] = found
  const { responses, notes } = readResponses(item)
  const feedback = readFeedback(item, keysOf(found))
  const rubric = elements(body, 'rubricBlock').map((one) => htmlOf(element(one, 'contentBody') ?? one).text).join('\n\n')
  const head: Head = { ...EMPTY_HEAD, code: item.attributes['identifier'] ?? '', tags, general: feedback.general, whenRight: feedback.whenRight, whenWrong: feedback.whenWrong }
  if (body === undefined || first === undefined) return itemOf(head, '', {}, [refused('importNoInteraction')])
  const strange = found.find(({ name }) => OTHERS.includes(name))
  if (strange !== undefined) return itemOf(head, '', {}, [refused('importKind', { kind: strange.name })])
  const built = found.every(({ name }) => INLINE.includes(name)) ? readGaps(body, found, head, responses, toleranceOf(item)) : found.length === 1 ? blockOf(body, first, head, responses, feedback.byKey, rubric) : itemOf(head, '', {}, [refused('importMixture', { names: [...new Set(found.map(({ name }) => name))].join(', ') })])
  return { item: built.item, notes: [...notes, ...feedback.notes, ...built.notes] }
}

function blockOf(body: XmlElement, interaction: XmlElement, head: Head, responses: ReadonlyMap<string, QtiResponse>, remarks: ReadonlyMap<string, string>, rubric: string): Built {
  const around = htmlOf(body, (child) => (child.name === interaction.name || child.name === 'rubricBlock' ? '' : null))
  const prompt = htmlOf(element(interaction, 'prompt'))
  const stem = [around.text, prompt.text].filter((text) => text !== '').join('\n\n')
  const response = responses.get(interaction.attributes['responseIdentifier'] ?? '')
  const built = readInteraction(interaction, { ...head, stem }, response, remarks, rubric)
  return { item: built.item, notes: [...around.notes, ...prompt.notes, ...(stem === '' ? [refused('importNoStem')] : []), ...built.notes] }
}

function keysOf(interactions: readonly XmlElement[]): Set<string> {
  return new Set(interactions.flatMap((one) => elementsBelow(one, ['simpleChoice']).map((choice) => choice.attributes['identifier'] ?? '')))
}

/** The tolerance that the rules compare numbers with: "0.1" or "0.1 0.1", when it is an amount. */
function toleranceOf(item: XmlElement): number {
  const [equal] = elementsBelow(item, ['equal']).filter((one) => one.attributes['toleranceMode'] === 'absolute')
  return Number((equal?.attributes['tolerance'] ?? '0').trim().split(/\s+/)[0]) || 0
}

/** A file that should be an item and is not. */
export function notQti(root: XmlElement, file: string): Found<ExchangePlace> {
  return fault(placeOf(root, file === '' ? root.name : file), 'importFormat')
}
