import { useTranslation } from 'react-i18next'
import { Card } from '../ui/card'
import { LawChip } from './law-chip'
import { LegalState } from './legal-state'
import { useLesson } from './lesson-context'
import { lessonDay } from './lesson-day'
import { ProcedureFacts } from './procedure-facts'

export interface ProcedureCardProps {
  readonly code: string
  readonly asOf: string
  readonly basis?: string
}

/** An administrative procedure as the catalogue has it on a date. */
export function ProcedureCard({ code, asOf, basis }: ProcedureCardProps) {
  const { t } = useTranslation('lesson')
  const { procedures } = useLesson()
  const procedure = procedures[`${code}@${asOf}`] ?? procedures[code]
  const heading = <p className="meta flat">{t('procedureHead', { code, day: lessonDay(asOf) })}</p>
  if (procedure === undefined) return <div className="procedure"><Card>{heading}<p>{t('procedureUnknown')}</p><LawChip basis={basis} /></Card></div>
  return (
    <div className="procedure">
      <Card>
        {heading}
        <h3 className="block-title">{procedure.name}</h3>
        <ProcedureFacts procedure={procedure} />
        {basis === undefined ? <p className="block-basis"><LegalState state={procedure.state} /></p> : <LawChip basis={basis} />}
      </Card>
    </div>
  )
}
