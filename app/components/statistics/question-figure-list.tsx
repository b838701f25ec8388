import { useTranslation } from 'react-i18next'
import { figureText, figureWriters } from './figure-text'
import { DefinitionList } from '~/components/ui/definition-list'
import type { Figure } from '~/domain/assessment-statistics/figure'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface QuestionFigureListProps {
  readonly attempts: number
  readonly facility: Figure
  readonly deviation: Figure
  readonly discrimination: Figure
  readonly efficiency: Figure
  readonly effectiveWeight: Figure
  readonly intendedWeight: Figure
  readonly seconds: Figure
}

/** The figures of one question, each with its unit or why there is none. */
export function QuestionFigureList(figures: QuestionFigureListProps) {
  const { t } = useTranslation('statistics')
  const write = figureWriters(t)
  const weights = t('weightPair', { effective: figureText(figures.effectiveWeight, t, write.percent), intended: figureText(figures.intendedWeight, t, write.percent) })
  return (
    <DefinitionList look="spread" rows={[
      { term: t('figureAttempts'), value: formatNumber(figures.attempts) },
      { term: t('figureFacility'), value: figureText(figures.facility, t, write.share) },
      { term: t('figureDiscrimination'), value: figureText(figures.discrimination, t, write.percent) },
      { term: t('figureEfficiency'), value: figureText(figures.efficiency, t, write.percent) },
      { term: t('figureWeight'), value: weights },
      { term: t('figureMarkDeviation'), value: figureText(figures.deviation, t, write.points) },
      { term: t('figureSeconds'), value: figureText(figures.seconds, t, write.seconds) },
    ]} />
  )
}
