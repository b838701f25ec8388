/**
 * Who and what the access table names: the demo accounts and four further ones (a password still owed, a second factor
 * still owed, a role that ended, a disabled account), and by {name} the units, people, attempts and certificates.
 */
import { db } from '../../app/server/db.server'
import { newId } from '../../app/server/id.server'
import { startSession } from '../../app/server/session/start-session.server'
import { submitAttempt } from '../../app/server/attempt/submit-attempt.server'
import { addDays, dayOfInstant } from '../../app/domain/kernel/day'
import { toColumn } from '../../app/server/day-column.server'
import type { Actor } from '../../app/domain/access/role'
import { answerAll, makeAttempt, makeLearner, type Learner } from '../factories/attempt'
import { makeCourse, type MadeCourse } from '../factories/course'
import { makeUser } from '../factories/user'

export type World = {
  /** Account → its user; the anonymous visitor has none. */
  users: Map<string, string | null>
  /** What stands for {name} in an address. */
  names: Map<string, string>
}

const DEMO = ['canbo', 'thutruong', 'giangvien', 'nhansu.hoankiem', 'nhansu', 'quantri']

/** A new session each time: some requests end the one they are made with. */
export async function cookieOf(userId: string | null): Promise<string> {
  if (userId === null) return ''
  const [cookie = ''] = (await startSession(userId, new Date())).split(';')
  return cookie
}

async function furtherAccounts(): Promise<[string, string][]> {
  const operator = [{ role: 'operator' as const, unitId: null }]
  const newcomer = await makeUser({ mustChangePassword: true, roles: operator })
  const halfway = await makeUser({ roles: operator })
  await db().user.update({ where: { id: halfway.userId }, data: { totpSecret: 'x', totpConfirmedAt: new Date() } })
  const former = await makeUser({ roles: operator })
  await db().roleAssignment.updateMany({ where: { userId: former.userId }, data: { validTo: toColumn(dayOfInstant(new Date())) } })
  const disabled = await makeUser({ roles: operator, disabledAt: new Date() })
  return [['owes.password', newcomer.userId], ['owes.factor', halfway.userId], ['role.ended', former.userId], ['disabled', disabled.userId]]
}

async function unitIds(): Promise<[string, string][]> {
  const on = toColumn(dayOfInstant(new Date()))
  const codes = { city: '01', district: '002', commune: '00061', sisterCommune: '00040', otherDistrict: '001', otherCommune: '00001' }
  const found = await db().unitVersion.findMany({ where: { officialCode: { in: Object.values(codes) }, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] }, select: { unitId: true, officialCode: true } })
  return Object.entries(codes).map(([name, code]) => {
    const unit = found.find(({ officialCode }) => officialCode === code)
    if (!unit) throw new Error(`the demo has no unit ${code}`)
    return [name, unit.unitId]
  })
}

async function someoneIn(unitId: string, not: readonly string[]): Promise<string> {
  const posting = await db().posting.findFirstOrThrow({ where: { unitId, kind: 'main', validTo: null, supersededAt: null, officerId: { notIn: [...not] } }, orderBy: { id: 'asc' }, select: { officerId: true } })
  return posting.officerId
}

/** A list on its way in, its columns not chosen yet. */
async function rosterFor(userId: string, unitId: string): Promise<string> {
  const id = newId()
  await db().rosterImport.create({ data: { id, unitId, userId, actorName: 'Nhân sự', fileName: 'danh-sach.csv', format: 'csv', bytes: new Uint8Array(Buffer.from('a;b;c')), state: 'mapping', inspection: { sheets: [{ name: 'CSV', rows: [['Họ và tên', 'Đơn vị', 'Chức vụ']] }], date1904: false, encoding: 'utf-8', delimiter: ';' }, createdAt: new Date() } })
  return id
}

/** A list of proofs on its way in, its columns not chosen yet. */
async function evidenceFor(userId: string, unitId: string): Promise<string> {
  const id = newId()
  await db().evidenceImport.create({ data: { id, unitId, userId, actorName: 'Nhân sự', fileName: 'van-bang.csv', format: 'csv', bytes: new Uint8Array(Buffer.from('a;b;c')), state: 'mapping', inspection: { sheets: [{ name: 'CSV', rows: [['Mã cán bộ', 'Ngày cấp', 'Số hiệu']] }], date1904: false, encoding: 'utf-8', delimiter: ';' }, createdAt: new Date() } })
  return id
}

/** A file that its owner asked for and nobody wrote. */
async function fileOf(userId: string, unitId: string): Promise<string> {
  const id = newId()
  const at = new Date()
  const asOf = dayOfInstant(at)
  await db().exportFile.create({ data: { id, userId, kind: 'commune_quality', parameters: { kind: 'commune_quality', unitId, asOf }, unitId, asOf: toColumn(asOf), format: 'pdf', locale: 'vi', requestKey: id, state: 'failed', fault: 'broken', createdAt: at, finishedAt: at, expiresAt: new Date(at.getTime() + 86_400_000) } })
  return id
}

/** A reorganisation whose file could not be read: seen and changed by HR of the city only. */
async function reorganisationFor(userId: string, unitId: string): Promise<string> {
  const id = newId()
  const day = toColumn('2026-01-01')
  await db().reorganisation.create({ data: { id, unitId, userId, actorName: 'Nhân sự', name: 'Sắp xếp thử', basisNumber: 'Nghị quyết số 1', basisDate: day, basisIssuer: 'Hội đồng nhân dân', reviewState: 'pending', effectiveOn: day, fileName: 'sap-xep.csv', format: 'csv', bytes: new Uint8Array(Buffer.from('a;b')), state: 'failed', fault: 'headingsMissing', createdAt: new Date() } })
  return id
}

/** An officer of the demo made fit to take the test of a course. */
async function asLearner(userId: string, course: MadeCourse): Promise<Learner> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId } })
  if (!user.officerId) throw new Error(`${user.username} is no officer`)
  const [enrolmentId, at] = [newId(), new Date()]
  await db().enrolment.create({
    data: {
      id: enrolmentId, officerId: user.officerId, courseId: course.id, courseVersionId: course.versionId, source: 'self', enrolledAt: at,
      progress: { create: course.lessonIds.map((lessonId) => ({ lessonId, ratio: 1, furthest: 1, startedAt: at, updatedAt: at, completedAt: at })) },
    },
  })
  const actor: Actor = { userId, username: user.username, displayName: user.displayName, officerId: user.officerId, roles: [{ role: 'officer', unitId: null }] }
  return { ...actor, officerId: user.officerId, enrolmentId }
}

/** One attempt under way, and one passed, with its certificate. */
async function takeTests(learnerOf: (course: MadeCourse) => Promise<Learner>): Promise<{ open: string; done: string; certificate: string }> {
  const [first, second] = [await makeCourse(), await makeCourse()]
  const passed = await makeAttempt({ course: first, learner: await learnerOf(first), now: new Date() })
  await answerAll(passed.attemptId, passed.learner.officerId, new Date())
  const submitted = await submitAttempt({ actor: passed.learner, attemptId: passed.attemptId, now: new Date() })
  if (!submitted.ok) throw new Error('not submitted')
  const certificate = await db().certificate.findUniqueOrThrow({ where: { attemptId: passed.attemptId } })
  const open = await makeAttempt({ course: second, learner: await learnerOf(second), now: new Date() })
  return { open: open.attemptId, done: passed.attemptId, certificate: certificate.id }
}

async function lessonFile(): Promise<{ name: string; hash: string }> {
  const version = await db().courseVersion.findFirstOrThrow({ where: { course: { code: 'KH2' }, isCurrent: true } })
  const { assets } = version.definition as { assets: Record<string, { hash: string }> }
  const [name, file] = Object.entries(assets).sort()[0] ?? []
  if (!name || !file) throw new Error('the course has no file')
  return { name, hash: file.hash }
}

/** Somebody of the programme whose quota is this unit's. */
async function memberOf(unitId: string): Promise<string> {
  return (await db().programmeMember.findFirstOrThrow({ where: { unitId, officer: { postings: { none: { unit: { versions: { some: { officialCode: '00061' } } } } } } }, orderBy: { id: 'asc' }, select: { id: true } })).id
}

/** What the demo has under way: assignments of the district and of the city, the sheet of canbo's commune, a notification of canbo's. */
async function workUnderWay(units: ReadonlyMap<string, string>, canboUser: string): Promise<[string, string][]> {
  const assignmentOf = (unit: string) => db().assignment.findFirstOrThrow({ where: { unitId: units.get(unit) ?? '', rule: 'gap' }, select: { id: true } })
  const item = await db().unitSheetItem.findFirstOrThrow({ where: { sheet: { unitId: units.get('commune') ?? '' } }, orderBy: { ordinal: 'asc' }, select: { id: true, sheet: { select: { month: true } } } })
  const notification = await db().notification.findFirstOrThrow({ where: { userId: canboUser }, select: { id: true } })
  return [['districtAssignment', (await assignmentOf('district')).id], ['cityAssignment', (await assignmentOf('city')).id], ['sheetItem', item.id], ['sheetMonth', item.sheet.month.toISOString().slice(0, 7)], ['notification', notification.id]]
}

export async function makeWorld(): Promise<World> {
  const demo = await db().user.findMany({ where: { username: { in: DEMO } }, select: { id: true, username: true, officerId: true } })
  const user = (username: string) => demo.find((one) => one.username === username) ?? { id: '', officerId: null }
  const units = new Map(await unitIds())
  const further = await furtherAccounts()
  const canbo = user('canbo').officerId ?? ''
  const head = user('thutruong').officerId ?? ''
  const own = await takeTests((course) => asLearner(user('canbo').id, course))
  const other = await takeTests((course) => makeLearner(course))
  const file = await lessonFile()
  const code = (await db().certificate.findUniqueOrThrow({ where: { id: other.certificate } })).code
  const lastYear = addDays(dayOfInstant(new Date()), -365)
  return {
    users: new Map<string, string | null>([['anonymous', null], ...DEMO.map((name): [string, string] => [name, user(name).id]), ...further]),
    names: new Map([
      ...units,
      ['nowhere', '00000000-0000-7000-8000-000000000000'],
      ['canbo', canbo],
      ['thutruong', head],
      ['colleague', await someoneIn(units.get('commune') ?? '', [canbo, head])],
      ['neighbour', await someoneIn(units.get('sisterCommune') ?? '', [])],
      ['stranger', await someoneIn(units.get('otherCommune') ?? '', [])],
      ['ownAttempt', own.open], ['ownDone', own.done], ['ownCertificate', own.certificate],
      ['otherAttempt', other.open], ['otherDone', other.done], ['otherCertificate', other.certificate],
      ['code', code],
      ['ownMember', await memberOf(units.get('district') ?? '')], ['otherMember', await memberOf(units.get('otherDistrict') ?? '')],
      ['cohort', (await db().programmeCohort.findFirstOrThrow({ orderBy: { startsOn: 'asc' }, select: { id: true } })).id],
      ['fileHash', file.hash], ['fileName', file.name],
      ['operatorUser', user('quantri').id], ['officerUser', user('canbo').id],
      ['lastYear', lastYear],
      ...(await workUnderWay(units, user('canbo').id)),
      ['cityFile', await fileOf(user('nhansu').id, units.get('city') ?? '')],
      ['roster', await rosterFor(user('nhansu').id, units.get('district') ?? '')], ['cityRoster', await rosterFor(user('nhansu').id, units.get('city') ?? '')],
      ['evidence', await evidenceFor(user('nhansu').id, units.get('district') ?? '')], ['cityEvidence', await evidenceFor(user('nhansu').id, units.get('city') ?? '')],
      ['reorganisation', await reorganisationFor(user('nhansu').id, units.get('city') ?? '')],
    ]),
  }
}
