import type { TFunction } from 'i18next'
import { registryNumber } from '~/domain/certificate/certificate'
import type { EvidenceItem } from '~/domain/compliance/officer-standing'
import { formatDay } from '~/domain/kernel/vietnamese-format'

/** The place of one proof in the list of proof on the same page. */
export const proofAnchor = (evidenceId: string): string => `bang-chung-${evidenceId}`

/** One proof in a line, as it can be looked for in a file of papers: "Bài thi, số 0123/2026/BD-SNV", "Lớp tập trung, 05/3/2026". */
export function proofText({ source, certificate, paper, span }: EvidenceItem, t: TFunction): string {
  const named = t(`compliance:source_${source}`)
  if (certificate) return t('compliance:proofNumber', { source: named, number: registryNumber(certificate.registryNumber, certificate.registryBook) })
  return paper ? t('compliance:proofPaper', { source: named, paper }) : t('compliance:proofDay', { source: named, on: formatDay(span.from) })
}
