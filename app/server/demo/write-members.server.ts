/** Writes officers, postings, proofs and certificates in bulk: one statement per few thousand rows, rows as JSON. */
import { addDays, type Day } from '~/domain/kernel/day'
import { newId } from '~/server/id.server'
import type { Transaction } from '~/server/db.server'
import type { Issued } from './draw-certificates.server'
import type { Segment } from './draw-career.server'
import type { Member } from './draw-members.server'
import type { World } from './load-world.server'
import { earlier, makeDice } from './make-dice.server'

const AT_ONCE = 5000

async function inChunks<Row>(rows: readonly Row[], write: (json: string) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < rows.length; i += AT_ONCE) await write(JSON.stringify(rows.slice(i, i + AT_ONCE)))
}

function postingRow(officerId: string, kind: 'main' | 'concurrent', { unit, position, from, to, decision }: Segment, world: World) {
  return { id: newId(), officer_id: officerId, unit_id: unit.id, position_id: world.positions.get(position)?.id, kind, valid_from: from, valid_to: to, decision }
}

/** What was true on a day was entered on its morning, now and then some weeks late, and never in days to come. */
const RECORDED = 'T09:00:00+07:00'
const LATE_PERCENT = 6

function recorder(world: World) {
  const d = makeDice('entered')
  return <Row extends { valid_from: Day }>(row: Row) => {
    const day = d.chance(LATE_PERCENT) ? addDays(row.valid_from, d.between(4, 75)) : row.valid_from
    return { ...row, recorded_at: `${earlier(day, world.today)}${RECORDED}` }
  }
}

export async function writePeople(tx: Transaction, members: readonly Member[], world: World): Promise<void> {
  await inChunks(members.map(({ person }) => person), (json) => tx.$executeRaw`
    INSERT INTO officer (id, staff_code, full_name, sort_key, search_key, birth_date, birth_precision, sex, email)
    SELECT id, "staffCode", "fullName", "sortKey", "searchKey", "birthDate", "birthPrecision", sex, email
    FROM json_to_recordset(${json}::json) AS r(id uuid, "staffCode" text, "fullName" text, "sortKey" text, "searchKey" text, "birthDate" date, "birthPrecision" text, sex text, email text)`)
  const postings = members.flatMap(({ person, career }) => [
    ...career.main.map((segment) => postingRow(person.id, 'main', segment, world)),
    ...(career.concurrent ? [postingRow(person.id, 'concurrent', career.concurrent, world)] : []),
  ])
  await inChunks(postings.map(recorder(world)), (json) => tx.$executeRaw`
    INSERT INTO posting (id, officer_id, unit_id, position_id, kind, valid_from, valid_to, decision, recorded_at)
    SELECT id, officer_id, unit_id, position_id, kind, valid_from, valid_to, decision, recorded_at
    FROM json_to_recordset(${json}::json) AS r(id uuid, officer_id uuid, unit_id uuid, position_id uuid, kind text, valid_from date, valid_to date, decision text, recorded_at timestamptz)`)
}

async function writeCertificates(tx: Transaction, { certificates, revocations }: Issued): Promise<void> {
  await inChunks(certificates.map((row) => ({ ...row, issued_at: `${row.issued_on}T16:00:00+07:00` })), (json) => tx.$executeRaw`
    INSERT INTO certificate (id, code, registry_book, registry_number, officer_id, certificate_type_id, course_version_id, attempt_id, issued_on, valid_from, valid_to, snapshot, issued_at)
    SELECT id, code, registry_book, registry_number, officer_id, certificate_type_id, course_version_id, attempt_id, issued_on, valid_from, valid_to, snapshot, issued_at
    FROM json_to_recordset(${json}::json) AS r(id uuid, code text, registry_book text, registry_number int, officer_id uuid, certificate_type_id uuid, course_version_id uuid, attempt_id uuid, issued_on date, valid_from date, valid_to date, snapshot jsonb, issued_at timestamptz)`)
  await inChunks(revocations.map((row) => ({ ...row, recorded_at: `${row.revoked_on}${RECORDED}` })), (json) => tx.$executeRaw`
    INSERT INTO certificate_revocation (certificate_id, revoked_on, reason, recorded_at)
    SELECT certificate_id, revoked_on, reason, recorded_at
    FROM json_to_recordset(${json}::json) AS r(certificate_id uuid, revoked_on date, reason text, recorded_at timestamptz)`)
}

/** What people have proved; they are there already. */
export async function writeProofs(tx: Transaction, members: readonly Member[], issued: Issued, world: World): Promise<void> {
  await writeCertificates(tx, issued)
  const evidence = [...members.flatMap((member) => member.evidence), ...issued.evidence]
  await inChunks(evidence.map(recorder(world)), (json) => tx.$executeRaw`
    INSERT INTO evidence (id, officer_id, kind, competency_id, level, certificate_type_id, education, source, grade, valid_from, valid_to, certificate_id, recorded_at)
    SELECT id, officer_id, kind, competency_id, level, certificate_type_id, education, source, grade, valid_from, valid_to, certificate_id, recorded_at
    FROM json_to_recordset(${json}::json) AS r(id uuid, officer_id uuid, kind text, competency_id uuid, level smallint, certificate_type_id uuid, education text, source text, grade text, valid_from date, valid_to date, certificate_id uuid, recorded_at timestamptz)`)
}
