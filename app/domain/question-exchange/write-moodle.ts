/**
 * Questions as Moodle XML. Texts are HTML, pictures stand beside them as base64. Code, objective, level, ★, purpose and
 * legal bases travel as idnumber and tags, so that the bank comes back whole. Source: docs.moodle.org "Moodle XML format".
 */
import type { QuestionDefinition } from '../question/question-definition'
import { hasMarkup } from '../question/rich-text'
import { lost } from './build-item'
import { tagsOf } from './item-tags'
import type { InlineText, WriteContext, Written } from './write-context'
import { writeHtml, writeInlineHtml, xmlText } from './write-html'
import { writeMoodleKind } from './write-moodle-kinds'

const TYPES: Readonly<Record<string, string>> = { single: 'multichoice', multiple: 'multichoice', true_false: 'truefalse', matching: 'matching', ordering: 'ordering', short_answer: 'shortanswer', numeric: 'numerical', gap_fill: 'cloze', essay: 'essay' }

/** One question as an element of a Moodle XML file. */
export function writeMoodle(question: QuestionDefinition, context: WriteContext): Written {
  const type = Object.hasOwn(TYPES, question.kind) ? TYPES[question.kind] : undefined
  if (type === undefined) return { text: null, losses: [lost('lostKind', { kind: question.kind })] }
  const missing = new Set<string>()
  const text = textWriter(context, missing)
  const { elements, stem, losses } = writeMoodleKind(question, text, context)
  const lines = [
    `<question type="${type}">`,
    `<name><text>${xmlText(question.id)}</text></name>`,
    `<questiontext format="html">${stem ?? text(question.stem)}</questiontext>`,
    `<defaultgrade>${question.points}</defaultgrade>`,
    `<idnumber>${xmlText(question.id)}</idnumber>`,
    ...elements,
    ...(question.hint === '' ? [] : [`<hint format="html">${text(question.hint)}</hint>`]),
    `<tags>${tagsOf(question).map((tag) => `<tag><text>${xmlText(tag)}</text></tag>`).join('')}</tags>`,
    '</question>',
  ]
  return { text: `${lines.join('\n')}\n`, losses: [...losses, ...[...missing].map((name) => lost('lostPictureFile', { name })), ...(holdsTerm(question) ? [lost('lostTerm')] : [])] }
}

function holdsTerm(question: QuestionDefinition): boolean {
  return JSON.stringify(question).includes('<Term ')
}

/** The whole file. `remarks` become a comment at its head. */
export function moodleFile(questions: readonly string[], remarks: readonly string[]): string {
  const comment = remarks.length === 0 ? '' : `<!--\n${remarks.map((line) => line.replace(/-(?=-|$)/g, '- ')).join('\n')}\n-->\n`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${comment}<quiz>\n${questions.join('')}</quiz>\n`
}

/** A text as the elements inside questiontext, answer, feedback: its HTML and the pictures it shows. */
function textWriter({ tree, picture }: WriteContext, missing: Set<string>): InlineText {
  return (text, inline = false) => {
    const shown = new Set<string>()
    const address = (file: string) => {
      shown.add(file)
      return `@@PLUGINFILE@@/${file}`
    }
    const html = (inline ? writeInlineHtml : writeHtml)(hasMarkup(text) ? tree(text) : plainTree(text), address)
    const files = [...shown].map((name) => {
      const bytes = picture(name)
      if (bytes === null) missing.add(name)
      return bytes === null ? '' : `<file name="${xmlText(name)}" path="/" encoding="base64">${bytes}</file>`
    })
    return `<text>${cdata(html)}</text>${files.join('')}`
  }
}

function plainTree(text: string) {
  return text.trim().split(/\n\s*\n/).map((paragraph) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, text: paragraph }] }))
}

/** HTML inside XML: as it is, in a section that cannot end early. */
export function cdata(html: string): string {
  return `<![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}
