/** An uploaded file as questions, in whatever format it is: bytes → text or package → the format's own reader. */
import { type Found, fault } from '~/domain/content/fault'
import { checkData } from '~/domain/content/schema-faults'
import { err, ok, type Result } from '~/domain/kernel/result'
import { type ImportFormat, guessPackageFormat, guessTextFormat } from '~/domain/question-exchange/exchange-format'
import type { ExchangeFault, ExchangePlace, ImportedItem, RawItem } from '~/domain/question-exchange/exchange-item'
import { readAiken } from '~/domain/question-exchange/read-aiken'
import { readGift } from '~/domain/question-exchange/read-gift'
import { readMoodle } from '~/domain/question-exchange/read-moodle'
import { isQtiItem, notQti, readQtiItem } from '~/domain/question-exchange/read-qti'
import { questionFileSchema } from '~/domain/question/question-definition'
import { parseYaml } from '~/server/content/parse-yaml.server'
import { decodeText } from './decode-text.server'
import { parseXml } from './parse-xml.server'
import { type QuestionFile, readPackage } from './read-package.server'
import { isZip, readZip } from './read-zip.server'

const START: ExchangePlace = { line: 1, column: 1 }

/** In: `format` as chosen, or 'auto'. Out: the questions, or the one thing that stops the whole file. */
export function readQuestionFile(bytes: Buffer, format: ImportFormat | 'auto'): Result<QuestionFile, ExchangeFault> {
  if (isZip(bytes)) {
    const entries = readZip(bytes)
    if (!entries.ok) return entries
    const found = format === 'auto' ? guessPackageFormat([...entries.value.keys()]) : format
    return found === 'qti' || found === 'yaml' ? readPackage(entries.value, found, readYamlText) : err(fault(START, 'importFormat'))
  }
  const text = decodeText(bytes)
  if (text === null) return err(fault(START, 'importEncoding'))
  const found = format === 'auto' ? guessTextFormat(text) : format
  return found === undefined ? err(fault(START, 'importFormat')) : readAs(text, found)
}

function readAs(text: string, format: ImportFormat): Result<QuestionFile, ExchangeFault> {
  switch (format) {
    case 'yaml':
      return readYamlText(text)
    case 'gift':
      return ok({ format, ...readGift(text), pictures: new Map() })
    case 'aiken':
      return ok({ format, ...readAiken(text), pictures: new Map() })
    case 'moodle':
      return readMoodleText(text)
    case 'qti':
      return readSingleItem(text)
  }
}

function readMoodleText(text: string): Result<QuestionFile, ExchangeFault> {
  const root = parseXml(text)
  if (!root.ok) return root
  const { items, faults, pictures } = readMoodle(root.value)
  return ok({ format: 'moodle', items, faults, pictures: new Map(pictures.map(({ name, base64 }) => [name, Buffer.from(base64, 'base64')])) })
}

function readSingleItem(text: string): Result<QuestionFile, ExchangeFault> {
  const root = parseXml(text)
  if (!root.ok) return root
  if (!isQtiItem(root.value)) return err(notQti(root.value, ''))
  return ok({ format: 'qti', items: [readQtiItem(root.value, { file: root.value.name, tags: [], pictureKey: (source) => source.replace(/^.*\//, '') })], faults: [], pictures: new Map() })
}

/** Our own format: each question with the places of its parts. */
export function readYamlText(text: string): Result<QuestionFile, ExchangeFault> {
  const yaml = parseYaml(text)
  const [broken] = yaml.faults
  if (yaml.value === undefined) return err(broken ?? fault(START, 'importFormat'))
  const head = checkData(questionFileSchema, yaml.value)
  const faults = head.faults.map((one): Found<ExchangePlace> => ({ ...one, at: yaml.locate(one.at) }))
  const [first] = faults
  if (head.value === null) return err(first ?? fault(START, 'importFormat'))
  const items = (yaml.value as { questions: RawItem[] }).questions.map((item, i): ImportedItem => {
    const { id } = item
    return { item, at: yaml.locate(['questions', i]), name: typeof id === 'string' ? id : '', notes: [], locate: (path) => yaml.locate(['questions', i, ...path]) }
  })
  return ok({ format: 'yaml', items, faults: [], pictures: new Map() })
}
