import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icon'
import { useLesson } from './lesson-context'

/** What one can do after the lesson: the front matter's objectives. */
export function Objectives() {
  const { t } = useTranslation('lesson')
  const { objectives } = useLesson()
  return (
    <section className="objectives">
      <h3 className="block-title">{t('objectivesTitle')}</h3>
      <ul>{objectives.map((objective) => <li key={objective.id}><Icon name="target" /><span>{objective.text}</span></li>)}</ul>
    </section>
  )
}
