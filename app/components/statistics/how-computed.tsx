import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'

const PARTS = ['howSet', 'howDraw', 'howFacility', 'howDiscrimination', 'howEfficiency', 'howWeight', 'howConsistency', 'howTime', 'howThirds'] as const

/** What each figure means and what it is computed from, in plain words. */
export function HowComputed() {
  const { t } = useTranslation('statistics')
  return <Card title={t('howTitle')}><ul>{PARTS.map((part) => <li key={part}>{t(part)}</li>)}</ul></Card>
}
