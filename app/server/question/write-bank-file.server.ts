/** The bytes of an exported bank in any of the formats, with what could not be carried written at its head. */
import { type ExportFormat } from '~/domain/question-exchange/exchange-format'
import { tagsOf } from '~/domain/question-exchange/item-tags'
import { writeAiken } from '~/domain/question-exchange/write-aiken'
import type { Loss, WriteContext, Written } from '~/domain/question-exchange/write-context'
import { writeGift } from '~/domain/question-exchange/write-gift'
import { moodleFile, writeMoodle } from '~/domain/question-exchange/write-moodle'
import { type PackageEntry, qtiManifest, writeQti } from '~/domain/question-exchange/write-qti'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { hasMarkup, plainParagraphs } from '~/domain/question/rich-text'
import type { Sentence } from '~/server/content/fault-sentence.server'
import { richTextReader } from '~/server/content/parse-rich-text.server'
import { findCourseFile } from '~/server/course/find-course-file.server'
import type { Bank } from './get-bank.server'
import { writeBankYaml } from './write-yaml.server'
import { writeZip } from './read-zip.server'

export type BankFile = { readonly name: string; readonly type: string; readonly body: Uint8Array; readonly written: number; readonly losses: readonly Loss[] }
type Pictures = ReadonlyMap<string, Buffer>
type Write = (question: QuestionDefinition, context: WriteContext) => Written

const XML = 'application/xml; charset=utf-8'
const TEXT = 'text/plain; charset=utf-8'
const ZIP = 'application/zip'
const utf8 = (text: string) => new TextEncoder().encode(text)

export async function writeBankFile(bank: Bank, courseCode: string, format: ExportFormat, sentence: Sentence): Promise<BankFile> {
  // A lesson's own questions to practise go with the lesson.
  const questions = bank.questions.map(({ definition }) => definition).filter(({ id }) => /-Q\d{3,4}$/.test(id))
  const pictures = await picturesOf(questions, bank)
  if (format === 'yaml') return ownFile(courseCode, questions, pictures)
  const context = await contextOf(pictures)
  const lines = (losses: readonly Loss[]) => losses.map(({ code, key, values }) => `${code}: ${sentence(key, values)}`)
  switch (format) {
    case 'gift': {
      const { texts, losses } = each(questions, writeGift, context)
      return { name: `${courseCode}.gift.txt`, type: TEXT, body: utf8(`${lines(losses).map((line) => `// ${line}\n`).join('')}\n${texts.join('\n')}`), written: texts.length, losses }
    }
    case 'aiken': {
      const { texts, losses } = each(questions, writeAiken, context)
      return { name: `${courseCode}.aiken.txt`, type: TEXT, body: utf8(texts.join('\n')), written: texts.length, losses }
    }
    case 'moodle': {
      const { texts, losses } = each(questions, writeMoodle, context)
      return { name: `${courseCode}.moodle.xml`, type: XML, body: utf8(moodleFile(texts, lines(losses))), written: texts.length, losses }
    }
    default:
      return qtiFile(courseCode, format, questions, pictures, context, lines)
  }
}

function each(questions: readonly QuestionDefinition[], write: Write, context: WriteContext): { texts: string[]; losses: Loss[] } {
  const written = questions.map((question) => ({ code: question.id, ...write(question, context) }))
  return { texts: written.flatMap(({ text }) => text ?? []), losses: written.flatMap(({ code, losses }) => losses.map((loss) => ({ code, ...loss }))) }
}

function qtiFile(courseCode: string, format: 'qti21' | 'qti30', questions: readonly QuestionDefinition[], pictures: Pictures, context: WriteContext, lines: (losses: readonly Loss[]) => string[]): BankFile {
  const version = format === 'qti21' ? '2.1' : '3.0'
  const files: Record<string, Uint8Array> = {}
  const entries: PackageEntry[] = []
  const losses: Loss[] = []
  for (const question of questions) {
    const item = writeQti(question, version, context)
    losses.push(...item.losses.map((loss) => ({ code: question.id, ...loss })))
    if (item.text === null) continue
    const href = `items/${question.id}.xml`
    files[href] = utf8(item.text)
    for (const name of item.pictures) files[`images/${name}`] = pictures.get(name) ?? new Uint8Array()
    entries.push({ identifier: question.id, href, tags: tagsOf(question), pictures: item.pictures })
  }
  const body = writeZip({ 'imsmanifest.xml': utf8(qtiManifest(courseCode, version, entries, lines(losses))), ...files })
  return { name: `${courseCode}.${format}.zip`, type: ZIP, body, written: entries.length, losses }
}

/** Our own format carries everything; with pictures it is a package. */
function ownFile(courseCode: string, questions: readonly QuestionDefinition[], pictures: Pictures): BankFile {
  const yaml = utf8(writeBankYaml(courseCode, questions, []))
  const whole = { written: questions.length, losses: [] }
  if (pictures.size === 0) return { name: `${courseCode}.yaml`, type: 'application/yaml; charset=utf-8', body: yaml, ...whole }
  return { name: `${courseCode}.zip`, type: ZIP, body: writeZip({ 'questions.yaml': yaml, ...Object.fromEntries([...pictures].map(([name, bytes]) => [`figures/${name}`, new Uint8Array(bytes)])) }), ...whole }
}

async function picturesOf(questions: readonly QuestionDefinition[], { definition: { assets } }: Bank): Promise<Pictures> {
  const all = JSON.stringify(questions)
  const named = Object.entries(assets).filter(([name]) => all.includes(name))
  const found = await Promise.all(named.map(async ([name, { hash }]) => [name, await findCourseFile(hash, name)] as const))
  return new Map(found.flatMap(([name, file]) => (file === null ? [] : [[name, file.bytes] as const])))
}

async function contextOf(pictures: Pictures): Promise<WriteContext> {
  const read = await richTextReader()
  const plain = (text: string) => plainParagraphs(text.trim()).map((paragraph) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, text: paragraph }] }))
  return {
    tree: (text) => (hasMarkup(text) ? (read(text).tree ?? plain(text)) : plain(text)),
    picture: (file) => pictures.get(file)?.toString('base64') ?? null,
  }
}
