import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'

const RULES = ['merge', 'absorb', 'rename', 'move', 'split', 'part', 'dissolve', 'establish', 'children'] as const

/** How the lines of a mapping are written, case by case. */
export function MappingHelp() {
  const { t } = useTranslation('reorganisation')
  return (
    <Card title={t('helpTitle')}>
      <p>{t('helpLead')}</p>
      <dl>{RULES.map((rule) => <div key={rule} className="mt-3"><dt><b>{t(`help_${rule}`)}</b></dt><dd>{t(`help_${rule}Text`)}</dd></div>)}</dl>
    </Card>
  )
}
