/**
 * Issues the certificate of a passed attempt, inside the transaction that grades it: certificate, evidence, and what
 * must follow. attempt_id is unique and the caller holds the attempt's lock, so it happens once.
 * The registry number is gap-free within its year: the next one is taken under a lock that lasts to the commit, so a
 * transaction that fails leaves no hole.
 */
import { randomBytes } from 'node:crypto'
import { certificateSnapshot, gradeWord, registryBook, validitySpan, type CertificateSnapshot } from '~/domain/certificate/certificate'
import { CODE_BYTES, verificationCode } from '~/domain/certificate/verification-code'
import type { CourseDefinition } from '~/domain/course/course-definition'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { unitPhrase } from '~/domain/org/unit-phrase'
import { fromNullableColumn, toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'
import { env } from '~/server/env.server'
import { newId } from '~/server/id.server'
import { getPostOn, type PostOn } from './get-post-on.server'

const REGISTRY_LOCK = 7_203_116

export type Issue = {
  readonly attemptId: string
  readonly officerId: string
  readonly course: { readonly versionId: string; readonly code: string; readonly title: string; readonly definition: CourseDefinition; readonly certificateTypeId: string }
  readonly studiedFrom: Date
  readonly percent: number
  /** A: taken under a proctor's eyes; B: timed and randomised. */
  readonly evidenceGrade: 'A' | 'B'
  /** Tiết that count towards the yearly hours; 0 for a renewal. */
  readonly periods: number
  readonly now: Date
}
export type Issued = { readonly certificateId: string; readonly registryBook: string; readonly registryNumber: number }

export async function issueCertificate(tx: Transaction, issue: Issue): Promise<Issued> {
  const issuedOn = dayOfInstant(issue.now)
  const span = validitySpan(issuedOn, issue.course.definition.certificateMonths)
  const snapshot = await takeSnapshot(tx, issue, issuedOn)
  const book = registryBook(issuedOn)
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${REGISTRY_LOCK}::int, ${Number(book)}::int)`
  const last = await tx.certificate.aggregate({ where: { registryBook: book }, _max: { registryNumber: true } })
  const number = (last._max.registryNumber ?? 0) + 1
  const id = newId()
  const valid = { validFrom: toColumn(span.from), validTo: span.to === null ? null : toColumn(span.to) }
  await tx.certificate.create({
    data: {
      id, ...valid, snapshot, code: verificationCode(randomBytes(CODE_BYTES)), registryBook: book, registryNumber: number, issuedOn: toColumn(issuedOn), issuedAt: issue.now,
      officerId: issue.officerId, certificateTypeId: issue.course.certificateTypeId, courseVersionId: issue.course.versionId, attemptId: issue.attemptId,
    },
  })
  const levels = new Map(issue.course.definition.competencies.map(({ code, level }) => [code, level]))
  const competencies = await tx.competency.findMany({ where: { code: { in: [...levels.keys()] } }, select: { id: true, code: true } })
  const proof = { ...valid, officerId: issue.officerId, source: 'exam', grade: issue.evidenceGrade, certificateId: id, attemptId: issue.attemptId, recordedAt: issue.now }
  await tx.evidence.createMany({
    data: [
      { ...proof, id: newId(), kind: 'certificate', certificateTypeId: issue.course.certificateTypeId },
      ...competencies.map((competency) => ({ ...proof, id: newId(), kind: 'competency', competencyId: competency.id, level: levels.get(competency.code) })),
      ...(issue.periods > 0 ? [{ ...proof, validTo: null, id: newId(), kind: 'training_hours', hours: issue.periods }] : []),
    ],
  })
  return { certificateId: id, registryBook: book, registryNumber: number }
}

async function takeSnapshot(tx: Transaction, { officerId, course, studiedFrom, percent, now }: Issue, issuedOn: Day): Promise<CertificateSnapshot> {
  const officer = await tx.officer.findUniqueOrThrow({ where: { id: officerId }, select: { fullName: true, sex: true, birthDate: true, birthPrecision: true } })
  const type = await tx.certificateType.findUniqueOrThrow({ where: { id: course.certificateTypeId }, select: { code: true, name: true } })
  const { ISSUER_PARENT, ISSUER_NAME, ISSUER_AUTHORITY, ISSUER_PLACE } = env()
  return certificateSnapshot.parse({
    holder: { fullName: officer.fullName, sex: officer.sex, birthDate: fromNullableColumn(officer.birthDate), birthPrecision: officer.birthPrecision },
    post: printedPost(await getPostOn(tx, officerId, issuedOn)),
    course: { code: course.code, title: course.title, periods: course.definition.periods, from: dayOfInstant(studiedFrom), to: dayOfInstant(now) },
    certificate: { code: type.code, name: type.name, title: course.definition.certificateTitle },
    grade: gradeWord(percent),
    issuer: { parent: ISSUER_PARENT, name: ISSUER_NAME, authority: ISSUER_AUTHORITY, place: ISSUER_PLACE },
  })
}

function printedPost(post: PostOn | null): CertificateSnapshot['post'] {
  return post === null ? null : { position: post.position, unit: unitPhrase(post.units) }
}
