import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'

export interface TestRulesProps {
  readonly questions: number
  readonly minutes: number
  readonly passPercent: number
  readonly stars: number
  readonly attempts: number
  readonly waitDays: number
}

/** The rules of the final test, as terms and values. */
export function TestRules({ questions, minutes, passPercent, stars, attempts, waitDays }: TestRulesProps) {
  const { t } = useTranslation('exam')
  const rows = [
    { term: t('ruleQuestions'), value: t('ruleQuestionsValue', { count: questions }) },
    { term: t('ruleMinutes'), value: t('ruleMinutesValue', { count: minutes }) },
    { term: t('rulePass'), value: t('rulePassValue', { percent: passPercent }) },
    ...(stars > 0 ? [{ term: t('ruleStars'), value: t('ruleStarsValue', { count: stars }) }] : []),
    { term: t('ruleAttempts'), value: t('ruleAttemptsValue', { attempts, days: waitDays }) },
    { term: t('ruleSaving'), value: t('ruleSavingValue') },
    { term: t('ruleTimeOut'), value: t('ruleTimeOutValue') },
  ]
  return <Card title={t('rulesTitle')}><DefinitionList rows={rows} /></Card>
}
