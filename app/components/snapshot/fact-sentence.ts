import type { TFunction } from 'i18next'
import type { LaterFact } from '~/domain/snapshot/later-fact'

export type ToldFact = Omit<LaterFact, 'officerId' | 'at'> & { /** As it is shown. */ readonly at: string }

/** What was learnt, when and by whom: "Ghi nhận N1 Giao tiếp mức 3 (Nguyễn Văn A, 10:00, 05/7/2026)". */
export function factSentence(t: TFunction, { kind, of, what, amount, at, by }: ToldFact): string {
  return t(`snapshot:fact_${kind}`, { what: proofText(t, of, what, amount), at, by: by ?? t('snapshot:bySystem') })
}

function proofText(t: TFunction, of: ToldFact['of'], what: string, amount: number | null): string {
  switch (of) {
    case 'competency':
      return t('snapshot:proofCompetency', { what, level: amount ?? 0 })
    case 'education':
      return t('snapshot:proofEducation', { education: t(`standing:education_${what}`) })
    case 'training_hours':
      return t('snapshot:proofHours', { hours: amount ?? 0 })
    case 'certificate':
    case 'document':
    case null:
      return what
  }
}
