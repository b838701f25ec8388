/** The current version of a course as far as demo certificates and learners need it. */
import { validitySpan } from '~/domain/certificate/certificate'
import { readCourseDefinition } from '~/domain/course/course-definition'
import type { Day } from '~/domain/kernel/day'
import type { Transaction } from '~/server/db.server'

export type OwnCourse = {
  id: string
  versionId: string
  code: string
  title: string
  periods: number
  certificateTypeId: string
  certificateCode: string
  certificateName: string
  certificateTitle: string
  competencies: { id: string; level: number }[]
  /** First day on which a certificate issued on a day no longer holds. */
  endOf: (issuedOn: Day) => Day | null
}

export async function loadOwnCourse(tx: Transaction, code: string): Promise<OwnCourse> {
  const version = await tx.courseVersion.findFirst({ where: { isCurrent: true, course: { code } }, include: { certificateType: true } })
  if (!version) throw new Error(`Kịch bản dùng thử cần khóa ${code}, nhưng content/ không có khóa ấy.`)
  const levels = new Map(readCourseDefinition(version.definition).competencies.map((proven) => [proven.code, proven.level]))
  const competencies = await tx.competency.findMany({ where: { code: { in: [...levels.keys()] } }, select: { id: true, code: true }, orderBy: { code: 'asc' } })
  return {
    id: version.courseId, versionId: version.id, code, title: version.title, periods: version.periods,
    certificateTypeId: version.certificateTypeId, certificateCode: version.certificateType.code, certificateName: version.certificateType.name, certificateTitle: version.certificateTitle,
    competencies: competencies.map((competency) => ({ id: competency.id, level: levels.get(competency.code) ?? 1 })),
    endOf: (issuedOn) => validitySpan(issuedOn, version.certificateMonths).to,
  }
}
