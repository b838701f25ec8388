import { useTranslation } from 'react-i18next'
import { DefinitionList } from '../ui/definition-list'
import type { LessonProcedure } from './lesson-context'

/** Who decides, in how long, on which papers, for what fee. */
export function ProcedureFacts({ procedure }: { readonly procedure: LessonProcedure }) {
  const { t } = useTranslation('lesson')
  return (
    <DefinitionList rows={[
      { term: t('procedureAuthority'), value: procedure.authority },
      { term: t('procedureLimit'), value: <b>{procedure.limit}</b> },
      { term: t('procedurePapers'), value: <ul>{procedure.papers.map((paper) => <li key={paper}>{paper}</li>)}</ul> },
      { term: t('procedureFee'), value: procedure.fee },
    ]} />
  )
}
