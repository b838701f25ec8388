/**
 * Certificates of our own course among the proofs already drawn: register numbers without gaps in order of issue, the
 * paper as it would have been printed on the day, and the competencies that the course proves. Some are revoked.
 */
import { type CertificateSnapshot, gradeWord, registryBook } from '~/domain/certificate/certificate'
import { CODE_BYTES, verificationCode } from '~/domain/certificate/verification-code'
import { type Day, addDays, compareDay } from '~/domain/kernel/day'
import { contains } from '~/domain/kernel/day-span'
import { newId } from '~/server/id.server'
import type { Dice } from './make-dice.server'
import { type EvidenceRow, evidenceRow } from './draw-evidence.server'
import type { Member } from './draw-members.server'
import type { OwnCourse } from './load-own-course.server'
import { describeUnit } from './describe-unit.server'
import type { World } from './load-world.server'

export type CertificateRow = {
  id: string
  code: string
  registry_book: string
  registry_number: number
  officer_id: string
  certificate_type_id: string
  course_version_id: string
  /** the test behind it, where the demo has one */
  attempt_id: string | null
  issued_on: Day
  valid_from: Day
  valid_to: Day | null
  snapshot: CertificateSnapshot
}
export type RevocationRow = { certificate_id: string; revoked_on: Day; reason: string }
export type Issued = { certificates: CertificateRow[]; revocations: RevocationRow[]; evidence: EvidenceRow[] }
export type Issuer = CertificateSnapshot['issuer']

/** `reason`: why the revoked ones were revoked. */
type Wanted = { count: number; revoked: number; reason: string }
type Paper = { member: Member; proof: EvidenceRow; revoked: boolean }

function chosen(members: readonly Member[], course: OwnCourse, wanted: Wanted, world: World, d: Dice): Paper[] {
  const recent = addDays(world.today, -700)
  const held = members.flatMap((member) => {
    const proof = member.evidence.filter((row) => row.certificate_type_id === course.certificateTypeId).at(-1)
    return proof && proof.valid_from > recent && proof.valid_from < world.today ? [{ member, proof, revoked: false }] : []
  })
  // A revoked one belongs to somebody who else would never have had it: that explains why it is missing.
  const without = members.filter(({ gaps, outcome }) => outcome.kind === 'lacks' && gaps.never.has(course.certificateTypeId))
  const revoked = d.shuffled(without).slice(0, wanted.revoked).map((member) => {
    const from = addDays(world.today, -d.between(120, 500))
    const spanned = { valid_from: from, valid_to: course.endOf(from) }
    return { member, revoked: true, proof: evidenceRow(member.person.id, { kind: 'certificate', certificate_type_id: course.certificateTypeId, source: 'exam', grade: 'B', ...spanned }) }
  })
  return [...d.shuffled(held).slice(0, wanted.count - revoked.length), ...revoked].sort((a, b) => compareDay(a.proof.valid_from, b.proof.valid_from))
}

function paperOf({ member, proof }: Paper, course: OwnCourse, issuer: Issuer, world: World, d: Dice): CertificateSnapshot {
  const { fullName, sex, birthDate, birthPrecision } = member.person
  const post = member.career.main.find((segment) => contains(segment, proof.valid_from))
  return {
    holder: { fullName, sex, birthDate, birthPrecision },
    post: post ? { position: world.positions.get(post.position)?.name ?? post.position, unit: describeUnit(post.unit, world) } : null,
    course: { code: course.code, title: course.title, periods: course.periods, from: addDays(proof.valid_from, -d.between(9, 40)), to: proof.valid_from },
    certificate: { code: course.certificateCode, name: course.certificateName, title: course.certificateTitle },
    grade: gradeWord(100),
    issuer,
  }
}

export function drawCertificates(members: readonly Member[], course: OwnCourse, wanted: Wanted, issuer: Issuer, world: World, d: Dice): Issued {
  const issued: Issued = { certificates: [], revocations: [], evidence: [] }
  const numbers = new Map<string, number>()
  for (const paper of chosen(members, course, wanted, world, d)) {
    const { proof } = paper
    const id = newId()
    const book = registryBook(proof.valid_from)
    const number = (numbers.get(book) ?? 0) + 1
    numbers.set(book, number)
    Object.assign(proof, { certificate_id: id, source: 'exam', grade: 'B' })
    const { officer_id, valid_from, valid_to } = proof
    const proven = course.competencies.map(({ id: competency_id, level }) => evidenceRow(officer_id, { kind: 'competency', competency_id, level, source: 'exam', grade: 'B', valid_from, valid_to, certificate_id: id }))
    issued.evidence.push(...(paper.revoked ? [proof] : []), ...proven)
    issued.certificates.push({
      id, officer_id, valid_from, valid_to, issued_on: valid_from, registry_book: book, registry_number: number,
      code: verificationCode(Uint8Array.from({ length: CODE_BYTES }, () => d.between(0, 255))),
      certificate_type_id: course.certificateTypeId, course_version_id: course.versionId, attempt_id: null, snapshot: paperOf(paper, course, issuer, world, d),
    })
    if (paper.revoked) issued.revocations.push({ certificate_id: id, revoked_on: d.day(addDays(valid_from, 20), addDays(world.today, -2)), reason: wanted.reason })
  }
  return issued
}
