/**
 * Questions as QTI items, 2.1 or 3.0. Rules are written out, not by template, so that any player shows the remark to the
 * answer given. What a question has beyond its answers travels in the package's manifest. Source: 1EdTech QTI 2.1 and 3.0.
 */
import type { QuestionDefinition } from '../question/question-definition'
import { hasMarkup } from '../question/rich-text'
import { lost } from './build-item'
import { type QtiVersion, tagWriter } from './qti-dialect'
import type { InlineText, WriteContext, Written } from './write-context'
import { writeHtml, writeInlineHtml, xmlText } from './write-html'
import { writeQtiKind } from './write-qti-kinds'

const NAMESPACES: Readonly<Record<QtiVersion, string>> = { '2.1': 'http://www.imsglobal.org/xsd/imsqti_v2p1', '3.0': 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0' }
/** Where pictures stand, seen from the items. */
export const PICTURES = '../images/'

export type WrittenQti = Written & { readonly pictures: readonly string[] }

/** One question as an item file, and the pictures it shows. */
export function writeQti(question: QuestionDefinition, version: QtiVersion, { tree, picture }: WriteContext): WrittenQti {
  const tag = tagWriter(version)
  const shown = new Set<string>()
  const address = (file: string) => {
    shown.add(file)
    return `${PICTURES}${file}`
  }
  const text: InlineText = (source, inline = false) => (inline ? writeInlineHtml : writeHtml)(hasMarkup(source) ? tree(source) : source.trim().split(/\n\s*\n/).map((paragraph) => ({ type: 'paragraph', children: [{ type: 'text', text: paragraph }] })), address)
  const feedback = (key: string, remark: string) => tag('modalFeedback', { outcomeIdentifier: 'FEEDBACK', identifier: key, showHide: 'show' }, version === '3.0' ? tag('contentBody', {}, text(remark)) : text(remark))
  const body = writeQtiKind(question, { tag, text, feedback })
  if (body === null) return { text: null, losses: [lost('lostKind', { kind: question.kind })], pictures: [] }
  const item = tag('assessmentItem', { xmlns: NAMESPACES[version], identifier: question.id, title: question.id, adaptive: false, timeDependent: false, 'xml:lang': 'vi' }, [
    ...body.declarations,
    tag('outcomeDeclaration', { identifier: 'SCORE', cardinality: 'single', baseType: 'float' }, tag('defaultValue', {}, tag('value', {}, '0'))),
    tag('outcomeDeclaration', { identifier: 'FEEDBACK', cardinality: 'multiple', baseType: 'identifier' }),
    tag('itemBody', {}, body.body),
    ...(body.rules === '' ? [] : [tag('responseProcessing', {}, body.rules)]),
    ...body.feedback,
  ].join('\n'))
  const missing = [...shown].filter((file) => picture(file) === null)
  return {
    text: `<?xml version="1.0" encoding="UTF-8"?>\n${item}\n`,
    pictures: [...shown].filter((file) => picture(file) !== null),
    losses: [...body.losses, ...missing.map((name) => lost('lostPictureFile', { name })), ...(question.hint === '' ? [] : [lost('lostHint')]), ...(question.points === 1 ? [] : [lost('lostPointsOut', { points: question.points })])],
  }
}

export type PackageEntry = { readonly identifier: string; readonly href: string; readonly tags: readonly string[]; readonly pictures: readonly string[] }

/** imsmanifest.xml of a package of items. */
export function qtiManifest(courseCode: string, version: QtiVersion, entries: readonly PackageEntry[], remarks: readonly string[]): string {
  const [schema, number, namespace, type] = version === '2.1' ? ['QTIv2.1 Package', '1.0.0', 'http://www.imsglobal.org/xsd/imscp_v1p1', 'imsqti_item_xmlv2p1'] : ['QTI Package', '3.0.0', 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1', 'imsqti_item_xmlv3p0']
  const file = (href: string) => `<file href="${xmlText(href)}"/>`
  const comment = remarks.length === 0 ? '' : `<!--\n${remarks.map((line) => line.replace(/-(?=-|$)/g, '- ')).join('\n')}\n-->\n`
  const resources = entries.map(({ identifier, href, tags, pictures }) => {
    const keywords = tags.map((tag) => `<keyword><string language="vi">${xmlText(tag)}</string></keyword>`).join('')
    return `<resource identifier="${xmlText(identifier)}" type="${type}" href="${xmlText(href)}"><metadata><lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general>${keywords}</general></lom></metadata>${file(href)}${pictures.map((name) => file(`images/${name}`)).join('')}</resource>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${comment}<manifest xmlns="${namespace}" identifier="${xmlText(courseCode)}"><metadata><schema>${schema}</schema><schemaversion>${number}</schemaversion></metadata><organizations/><resources>\n${resources.join('\n')}\n</resources></manifest>\n`
}
