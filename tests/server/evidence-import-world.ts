/** People with a standard to meet, HR of their district and of the city, and a list of proofs from upload to plan in one call. */
import type { Actor } from '../../app/domain/access/role'
import type { EvidenceSettings } from '../../app/domain/evidence-import/evidence-settings'
import type { ImportMode } from '../../app/domain/roster/roster-import'
import { proposeEvidence } from '../../app/http/evidence-form'
import { db } from '../../app/server/db.server'
import { beginEvidenceWork } from '../../app/server/evidence-import/begin-evidence-work.server'
import { getEvidenceImport } from '../../app/server/evidence-import/get-evidence-import.server'
import type { StoredProof } from '../../app/server/evidence-import/judge-proofs.server'
import { startEvidenceImport } from '../../app/server/evidence-import/start-evidence-import.server'
import { workEvidenceImports } from '../../app/server/evidence-import/work-evidence-imports.server'
import { rewriteStanding } from '../../app/server/standing/rewrite-standing.server'
import { makeOfficer } from '../factories/officer'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeStandard } from '../factories/standard'
import { csv } from './roster-files'
import { makeRosterWorld, NOW } from './roster-world'

export { NOW, TODAY } from './roster-world'
export const HEAD = ['Mã cán bộ', 'Họ và tên', 'Loại', 'Mã văn bằng, chứng nhận', 'Mức', 'Số tiết', 'Số hiệu', 'Ngày cấp', 'Có giá trị đến ngày', 'Nơi cấp']

type Line = readonly string[]
/** A list as CSV. */
export const list = (...lines: readonly Line[]) => csv([HEAD, ...lines.map((line) => [...line, '', ''].slice(0, HEAD.length))])
/** A row about the certificate that everybody there needs. */
export const certificate = (code: string, paper: string, changes: { name?: string; from?: string; lastDay?: string; subject?: string } = {}): Line =>
  [code, changes.name ?? '', 'Chứng nhận', changes.subject ?? 'CC-THU', '', '', paper, changes.from ?? '01/06/2026', changes.lastDay ?? '', 'Trường Lê Hồng Phong']

export async function makeEvidenceWorld() {
  const roster = await makeRosterWorld()
  const certificate = await makeCertificateType({ code: 'CC-THU', name: 'Nghiệp vụ thử', validityMonths: 36 })
  await makeStandard({ positionId: roster.desk.id, validFrom: '2020-01-01', requirements: [{ certificateTypeId: certificate.id }] })
  let n = 0
  /** Somebody in Hàng Bạc who needs the certificate. */
  const person = async (fullName: string, unitId = roster.commune.id): Promise<{ id: string; code: string }> => {
    const code = `M${String(++n).padStart(5, '0')}`
    const { id } = await makeOfficer({ staffCode: code, fullName })
    await makePosting({ officerId: id, unitId, positionId: roster.desk.id, validFrom: '2024-01-01' })
    await db().$transaction((tx) => rewriteStanding(tx, [id]))
    return { id, code }
  }
  return { ...roster, certificate, person }
}

export async function upload(by: Actor, unitId: string, bytes: Buffer | string, fileName = 'van-bang'): Promise<string> {
  const started = await startEvidenceImport({ by, unitId, fileName, bytes: Buffer.from(bytes as string), now: NOW })
  if (!started.ok) throw new Error(started.reason)
  return started.value
}

/** The dry run, with the columns as their headings tell. */
export async function plan(by: Actor, id: string, changes: Partial<EvidenceSettings> = {}, now = NOW): Promise<void> {
  const found = await getEvidenceImport({ by, id, now })
  if (!found.ok) throw new Error(found.reason)
  const { typed } = proposeEvidence(found.value.inspection)
  const begun = await beginEvidenceWork({ by, id, work: { kind: 'plan', settings: { ...typed, ...changes } }, now })
  if (!begun.ok) throw new Error(begun.reason)
  await workEvidenceImports(() => now)
}

export async function planned(by: Actor, unitId: string, bytes: Buffer | string, changes: Partial<EvidenceSettings> = {}): Promise<string> {
  const id = await upload(by, unitId, bytes)
  await plan(by, id, changes)
  return id
}

export async function apply(by: Actor, id: string, mode: ImportMode = 'all', now = NOW): Promise<void> {
  const begun = await beginEvidenceWork({ by, id, work: { kind: 'apply', mode }, now })
  if (!begun.ok) throw new Error(begun.reason)
  await workEvidenceImports(() => now)
}

export async function undo(by: Actor, id: string, now = NOW): Promise<void> {
  const begun = await beginEvidenceWork({ by, id, work: { kind: 'undo' }, now })
  if (!begun.ok) throw new Error(begun.reason)
  await workEvidenceImports(() => now)
}

export async function rowsOf(id: string) {
  const rows = await db().evidenceRow.findMany({ where: { importId: id }, orderBy: { ordinal: 'asc' } })
  return rows.map(({ kind, rowNumber, judgement, officerId, evidenceId, appliedAt }) => ({ kind, rowNumber, officerId, evidenceId, appliedAt, ...(judgement as unknown as StoredProof) }))
}

export const kindsOf = async (id: string) => (await rowsOf(id)).map(({ kind }) => kind)
export const faultsOf = async (id: string) => (await rowsOf(id)).map(({ faults }) => faults.map(({ column, key }) => `${column ?? ''} ${key}`.trim()))

export async function stateOf(id: string): Promise<[state: string, fault: string | null]> {
  const { state, fault } = await db().evidenceImport.findUniqueOrThrow({ where: { id }, select: { state: true, fault: true } })
  return [state, fault]
}
