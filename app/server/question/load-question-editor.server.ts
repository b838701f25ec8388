/** The page of one question for those who write: its text, where it comes from, and the versions it has had. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { freeCodes } from '~/domain/question/free-code'
import { kindNames } from '~/domain/question/registry'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { contentFolder } from '~/server/content/read-content.server'
import { db } from '~/server/db.server'
import { type Bank, findUsedCodes, getBank } from './get-bank.server'
import { writeQuestionYaml } from './write-yaml.server'

/** A version of the course in which the question's text became what it is. */
export type QuestionVersion = { readonly number: number; readonly publishedAt: Date; readonly origin: 'files' | 'workspace'; readonly current: boolean }
export type QuestionEditor = {
  /** of the current version of the course */
  readonly number: number
  readonly title: string
  readonly text: string
  /** the hash of the question as it is shown; null for a new one */
  readonly seen: string | null
  readonly origin: 'files' | 'workspace' | null
  readonly kinds: readonly string[]
  readonly history: readonly QuestionVersion[]
  /** the text of the older version asked for */
  readonly older: { readonly number: number; readonly text: string } | null
}

/** In: `questionCode` null for a new question, then `kind` says of which kind; `version`: an older one to show beside. */
export async function loadQuestionEditor(input: { by: Actor; courseCode: string; questionCode: string | null; kind: string; version: number | null }): Promise<Result<QuestionEditor, 'role' | 'scope' | 'courseUnknown' | 'questionUnknown'>> {
  const { by, courseCode, questionCode, kind, version } = input
  const decision = may(by, 'editBank', {})
  if (!decision.ok) return err(decision.reason)
  const bank = await getBank(db(), courseCode)
  if (bank === null) return err('courseUnknown')
  const page = { number: bank.number, title: bank.definition.title, kinds: kindNames() }
  if (questionCode === null) return ok({ ...page, text: await newText(bank, courseCode, kind), seen: null, origin: null, history: [], older: null })
  const question = bank.questions.find(({ code }) => code === questionCode)
  if (question === undefined || !/-Q\d{3,4}$/.test(questionCode)) return err('questionUnknown')
  return ok({ ...page, text: writeQuestionYaml(question.definition), seen: question.contentHash, origin: question.origin, ...(await historyOf(bank, questionCode, version)) })
}

/** An example of the kind, under the next free code and the first objective of the course. */
async function newText(bank: Bank, courseCode: string, kind: string): Promise<string> {
  const name = kindNames().includes(kind) ? kind : 'single'
  const example = await readFile(path.join(contentFolder(), 'question-examples', `${name}.yaml`), 'utf8')
  const [code = `${courseCode}-Q9999`] = freeCodes(courseCode, await findUsedCodes(db(), bank.courseId), 1)
  const objective = bank.definition.lessons[0]?.objectives[0]?.id ?? '1.1a'
  return example.replaceAll('KH2-Q901', code).replace(/^( *objective: ).*$/gm, `$1${objective}`)
}

async function historyOf({ courseId, number: current }: Bank, code: string, wanted: number | null): Promise<Pick<QuestionEditor, 'history' | 'older'>> {
  const rows = await db().question.findMany({ where: { code, courseVersion: { courseId } }, orderBy: { courseVersion: { number: 'asc' } }, select: { contentHash: true, origin: true, definition: true, courseVersion: { select: { number: true, publishedAt: true } } } })
  const changed = rows.filter((row, i) => row.contentHash !== rows[i - 1]?.contentHash)
  const shown = rows.find((row) => row.courseVersion.number === wanted)
  const last = changed.at(-1)
  return {
    history: [...changed].reverse().map((row) => ({ number: row.courseVersion.number, publishedAt: row.courseVersion.publishedAt, origin: row.origin as QuestionVersion['origin'], current: row === last && rows.some((one) => one.courseVersion.number === current) })),
    older: shown === undefined ? null : { number: shown.courseVersion.number, text: writeQuestionYaml(shown.definition as unknown as QuestionDefinition) },
  }
}
