import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface VersionTestProps {
  readonly test: {
    readonly questions: number; readonly passPercent: number; readonly starRule: string; readonly fixed: readonly string[]; readonly shuffleQuestions: boolean; readonly shuffleOptions: boolean
    readonly navigation: 'free' | 'forward'; readonly overdue: 'submit' | 'abandon'; readonly markersDiffer: number
  }
  readonly practice: { readonly tries: number; readonly penaltyPercent: number }
}

/** What of a final test belongs to the version of its course, as terms and values. */
export function VersionTest({ test, practice }: VersionTestProps) {
  const { t } = useTranslation('arrangement')
  const rows = [
    { term: t('questions'), value: t('questionsValue', { count: test.questions }) },
    { term: t('pass'), value: t('passValue', { percent: formatNumber(test.passPercent) }) },
    { term: t('stars'), value: test.starRule },
    { term: t('fixed'), value: test.fixed.length === 0 ? t('fixedNone') : test.fixed.join(', ') },
    { term: t('shuffle'), value: t(`shuffle_${test.shuffleQuestions ? 'questions' : 'none'}_${test.shuffleOptions ? 'options' : 'none'}`) },
    { term: t('navigation'), value: t(`navigation_${test.navigation}`) },
    { term: t('overdue'), value: t(`overdue_${test.overdue}`) },
    { term: t('markers'), value: t('markersValue', { percent: formatNumber(Math.round(test.markersDiffer * 100)) }) },
    { term: t('practice'), value: t('practiceValue', { tries: practice.tries, percent: practice.penaltyPercent }) },
  ]
  return <Card><DefinitionList rows={rows} /></Card>
}
