import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import type { Shown } from '~/domain/course/test-settings'
import { formatInstant } from '~/domain/kernel/vietnamese-format'

export interface TestRulesProps {
  readonly questions: number
  readonly minutes: number
  readonly passPercent: number
  readonly stars: number
  readonly attempts: number
  readonly waitDays: number
  /** Added to the minutes for this officer. */
  readonly extraMinutes: number
  readonly calmPage: boolean
  /** One goes on only, never back. */
  readonly forward: boolean
  /** What is not handed in when the time is up counts for nothing. */
  readonly abandoned: boolean
  /** ISO instants. */
  readonly opensAt: string | null
  readonly closesAt: string | null
  /** Only for those listed for a class session that is running. */
  readonly inSession: boolean
  /** Only from some addresses. */
  readonly fromAddresses: boolean
  readonly shown: { readonly first: Shown; readonly finally: Shown; readonly when: 'ended' | 'passed_or_round_over' | 'closed' }
}

/** The rules of the final test, as terms and values. */
export function TestRules({ questions, minutes, passPercent, stars, attempts, waitDays, extraMinutes, calmPage, forward, abandoned, opensAt, closesAt, inSession, fromAddresses, shown }: TestRulesProps) {
  const { t } = useTranslation('exam')
  const openHours = (): string => {
    const from = opensAt ? formatInstant(new Date(opensAt)) : ''
    const to = closesAt ? formatInstant(new Date(closesAt)) : ''
    if (!closesAt) return t('ruleOpenFrom', { from })
    return opensAt ? t('ruleOpenBetween', { from, to }) : t('ruleOpenUntil', { to })
  }
  const rows = [
    { term: t('ruleQuestions'), value: t('ruleQuestionsValue', { count: questions }) },
    ...(opensAt || closesAt ? [{ term: t('ruleOpen'), value: openHours() }] : []),
    ...(inSession || fromAddresses ? [{ term: t('ruleWhere'), value: [...(inSession ? [t('ruleInSession')] : []), ...(fromAddresses ? [t('ruleFromAddresses')] : [])].join(' ') }] : []),
    { term: t('ruleMinutes'), value: t('ruleMinutesValue', { count: minutes + extraMinutes }) },
    ...(extraMinutes > 0 || calmPage ? [{ term: t('ruleOwnWay'), value: [...(extraMinutes > 0 ? [t('extraMinutes', { count: extraMinutes })] : []), ...(calmPage ? [t('calmPage')] : [])].join(' ') }] : []),
    { term: t('rulePass'), value: t('rulePassValue', { percent: passPercent }) },
    ...(stars > 0 ? [{ term: t('ruleStars'), value: t('ruleStarsValue', { count: stars }) }] : []),
    { term: t('ruleAttempts'), value: t('ruleAttemptsValue', { attempts, days: waitDays }) },
    { term: t('ruleSaving'), value: t('ruleSavingValue') },
    ...(forward ? [{ term: t('ruleForward'), value: t('ruleForwardValue') }] : []),
    { term: t('ruleTimeOut'), value: t(abandoned ? 'ruleTimeOutAbandoned' : 'ruleTimeOutValue') },
    { term: t('ruleShown'), value: shown.when === 'ended' || shown.first === shown.finally ? t(`shownThen_${shown.when === 'ended' ? shown.finally : shown.first}`) : `${t(`shownThen_${shown.first}`)} ${t(`shownMore_${shown.when}`)}` },
  ]
  return <Card title={t('rulesTitle')}><DefinitionList rows={rows} /></Card>
}
