/**
 * Brings the database to what content/ says, in one transaction, or not at all. The same content again changes nothing
 * and costs a comparison of hashes. Bad files are refused with file, line, column and a sentence each.
 */
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { now } from '~/server/clock.server'
import { db, type Transaction } from '~/server/db.server'
import { holdSigning } from '~/server/standing/hold-signing.server'
import { rebuildStanding } from '~/server/standing/rebuild-standing.server'
import { scheduleStandingRewrite } from '~/server/standing/schedule-standing-rewrite.server'
import { type ParsedContent, checkContent } from './check-content.server'
import type { Fault } from './collect-faults.server'
import { COMPILER, compileLesson, lessonBodyHash } from './compile-lesson.server'
import { structuresInForce } from './establish-structure.server'
import { refuseCourses } from './carry-workspace.server'
import { sentencesIn } from './fault-sentence.server'
import { publishCourse } from './publish-course.server'
import { publishStandards, refuseStandards, standardsOfContent } from './publish-standards.server'
import { storePaths } from './store-paths.server'
import { type ContentFolder, readContent } from './read-content.server'
import { storeCatalogues } from './store-catalogues.server'
import { refuseUnits, storeUnits } from './store-units.server'

export type LoadContent = {
  /** Who is named in the audit trail. */
  readonly actorName: string
  readonly folder?: string
  /** Keys of unit structures to have in force; without it, those whose in_force is true. */
  readonly structures?: readonly string[]
}

const LOCK = 7_203_116
const COMPILER_ROW = '(compiler)'
/** Another number has all passages of the search written again, though no file has changed. */
const SEARCH_ROW = { path: '(search)', hash: '1' }
const TIMEOUT_MS = 120_000

/** Out: a sentence for each kind of thing that changed (none: nothing did); or the faults. */
export async function loadContent(input: LoadContent): Promise<Result<string[], string[]>> {
  const files = await readContent(input.folder)
  if (await isLoaded(files, input.structures)) return ok([])
  const { faults, content } = await checkContent(files)
  if (faults.length > 0) return err(faults.map(faultLine))
  const compiled = await compileNew(content)
  const loaded = await db().$transaction((tx) => store(tx, files, content, compiled, input), { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS })
  if (!loaded.ok) return loaded
  if (loaded.value.published.length > 0 && (await db().officer.count()) > 0) await computeAnew(loaded.value.requests)
  return ok(loaded.value.report)
}

/** Requests to compute whoever holds or held these positions anew, seen together with the standards. */
async function askForAnew(tx: Transaction, positionIds: readonly string[], at: Date): Promise<string[]> {
  const held = await tx.posting.findMany({ where: { positionId: { in: [...positionIds] }, supersededAt: null }, distinct: ['positionId'], select: { positionId: true } })
  const requests: string[] = []
  for (const { positionId } of held) requests.push(await scheduleStandingRewrite(tx, { positionId, requestedById: null, now: at }))
  return requests
}

/** A load that dies before the end of this leaves its requests to the background, and nobody signs before they are done. */
async function computeAnew(requests: readonly string[]): Promise<void> {
  await rebuildStanding()
  await db().$executeRaw`UPDATE standing_rewrite SET finished_at = ${now()}, done = total WHERE id = ANY(${[...requests]}::uuid[]) AND finished_at IS NULL`
}

/** file:line:column sentence, as the content check prints it. */
export function faultLine({ file, line, column, message }: Fault): string {
  return `content/${file}:${line}:${column} ${message}`
}

function rowsOf(files: ContentFolder): { path: string; hash: string }[] {
  return [...[...files.files.values()].map(({ path, hash }) => ({ path, hash })), { path: COMPILER_ROW, hash: COMPILER }, SEARCH_ROW]
}

async function isLoaded(files: ContentFolder, structures: readonly string[] = []): Promise<boolean> {
  const stored = new Map((await db().contentFile.findMany({ select: { path: true, hash: true } })).map(({ path, hash }) => [path, hash]))
  const rows = rowsOf(files)
  if (stored.size !== rows.length || rows.some(({ path, hash }) => stored.get(path) !== hash)) return false
  const inForce = structures.length === 0 ? new Set<string>() : await structuresInForce(db())
  return structures.every((key) => inForce.has(key))
}

/** Code of the bodies that the database does not hold yet. */
async function compileNew({ courses }: ParsedContent): Promise<Map<string, string>> {
  const bodies = new Map(courses.flatMap(({ lessons }) => lessons.map(({ body }) => [lessonBodyHash(body), body] as const)))
  const known = await db().lessonBody.findMany({ where: { hash: { in: [...bodies.keys()] } }, select: { hash: true } })
  for (const { hash } of known) bodies.delete(hash)
  const compiled = new Map<string, string>()
  for (const [hash, body] of bodies) compiled.set(hash, await compileLesson(body))
  return compiled
}

type Stored = { report: string[]; published: readonly string[]; requests: readonly string[] }

async function store(tx: Transaction, files: ContentFolder, content: ParsedContent, compiled: ReadonlyMap<string, string>, input: LoadContent): Promise<Result<Stored, string[]>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`
  await holdSigning(tx)
  const sentence = sentencesIn('vi')
  const { standards, structures, catalogues, courses } = content
  if (standards === null) throw new Error('content without faults has standards')
  const wanted = input.structures ?? structures.filter(({ inForce }) => inForce).map(({ key }) => key)
  const versions = await standardsOfContent(tx, standards.versions)
  const refusals = [...(await refuseUnits(tx, structures, wanted, sentence)), ...(await refuseStandards(tx, versions, sentence)), ...(await refuseCourses(tx, courses, sentence))]
  if (refusals.length > 0) return err(refusals) // nothing was written yet
  const at = now()
  const report = [
    ...(await storeUnits(tx, structures, wanted, { actorName: input.actorName, at, sentence })),
    ...(await storeCatalogues(tx, catalogues, standards, sentence)),
    ...(await storePaths(tx, content.paths, sentence)),
  ]
  const published = await publishStandards(tx, versions)
  if (published.length > 0) report.push(sentence('loadStandards', { added: published.length }))
  for (const course of courses) report.push(...(await publishCourse(tx, course, compiled, sentence)))
  await finish(tx, files, report, input.actorName, at)
  return ok({ report, published, requests: await askForAnew(tx, published, at) })
}

async function finish(tx: Transaction, files: ContentFolder, report: string[], actorName: string, at: Date): Promise<void> {
  await tx.contentFile.deleteMany()
  await tx.contentFile.createMany({ data: rowsOf(files).map((row) => ({ ...row, loadedAt: at })) })
  if (report.length > 0) await recordEvent(tx, { at, actor: { userId: null, name: actorName }, action: 'content.load', subjectType: 'content', detail: { changes: report } })
}
