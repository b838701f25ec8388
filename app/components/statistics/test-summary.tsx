import { useTranslation } from 'react-i18next'
import { figureText, figureWriters } from './figure-text'
import { testReadingText } from './reading-text'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import type { Figure } from '~/domain/assessment-statistics/figure'
import type { TestReading } from '~/domain/assessment-statistics/test-reading'
import type { TestStatistics } from '~/domain/assessment-statistics/test-statistics'
import { formatNumber, formatPercent } from '~/domain/kernel/vietnamese-format'

export interface TestSummaryProps {
  readonly attempts: number
  readonly passed: number
  readonly minutes: Figure
  readonly test: TestStatistics
  readonly readings: readonly TestReading[]
}

/** The test in sentences, and the figures they rest on. */
export function TestSummary({ attempts, passed, minutes, test, readings }: TestSummaryProps) {
  const { t } = useTranslation('statistics')
  const write = figureWriters(t)
  const ofMaximum = (value: number) => t('pointsOf', { value: formatNumber(value, 1), maximum: formatNumber(test.maximum) })
  const passedText = t('passedOf', { passed: formatNumber(passed), total: formatNumber(attempts), percent: formatPercent((100 * passed) / Math.max(1, attempts)) })
  return (
    <div className="duo">
      <Card title={t('summaryTitle')}>
        <ul>{readings.map((reading) => <li key={reading.kind}>{testReadingText(reading, t)}</li>)}</ul>
      </Card>
      <Card title={t('figuresTitle')}>
        <DefinitionList look="spread" rows={[
          { term: t('figurePassed'), value: passedText },
          { term: t('figureMean'), value: figureText(test.mean, t, ofMaximum) },
          { term: t('figureMedian'), value: figureText(test.median, t, ofMaximum) },
          { term: t('figureDeviation'), value: figureText(test.deviation, t, write.points) },
          { term: t('figureConsistency'), value: figureText(test.consistency, t, write.percent) },
          { term: t('figureErrorRatio'), value: figureText(test.errorRatio, t, write.percent) },
          { term: t('figureStandardError'), value: figureText(test.standardError, t, write.points) },
          { term: t('figureMinutes'), value: figureText(minutes, t, write.minutes) },
        ]} />
      </Card>
    </div>
  )
}
