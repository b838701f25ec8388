import { useTranslation } from 'react-i18next'
import { Card } from '../ui/card'
import { DefinitionList } from '../ui/definition-list'
import { LawChip } from './law-chip'
import { LegalState } from './legal-state'
import { useLesson } from './lesson-context'
import { lessonDay } from './lesson-day'

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
        <DefinitionList rows={[
          { term: t('procedureAuthority'), value: procedure.authority },
          { term: t('procedureLimit'), value: <b>{procedure.limit}</b> },
          { term: t('procedurePapers'), value: <ul>{procedure.papers.map((paper) => <li key={paper}>{paper}</li>)}</ul> },
          { term: t('procedureFee'), value: procedure.fee },
        ]} />
        {basis === undefined ? <p className="block-basis"><LegalState state={procedure.state} /></p> : <LawChip basis={basis} />}
      </Card>
    </div>
  )
}
