import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Checkbox } from '~/components/ui/checkbox'
import { Field } from '~/components/ui/field'
import { Select } from '~/components/ui/select'
import { LEVELS, shownBy } from '~/domain/compliance/fact-form'
import { sourceLimit } from '~/domain/evidence/source-limit'

export interface CompetencyChoiceProps {
  readonly action: string
  readonly back: string
  readonly competencies: readonly { readonly id: string; readonly code: string; readonly name: string }[]
}

/** First step: which competency, up to which level, shown how; the checklist of the second step follows from it. */
export function CompetencyChoice({ action, back, competencies }: CompetencyChoiceProps) {
  const { t } = useTranslation('fact')
  return (
    <form method="get" action={action}>
      <Select id="competency" name="competency" label={t('competency')} options={competencies.map(({ id, code, name }) => ({ value: id, text: t('coded', { code, name }) }))} width="long" />
      <Select id="level" name="level" label={t('level')} options={LEVELS.map((level) => ({ value: String(level), text: t('levelOption', { level }) }))} width="short" />
      <Field id="source" label={t('source')} group>
        {shownBy.map((source, i) => <Checkbox key={source} type="radio" name="source" value={source} defaultChecked={i === 0} label={t(`source_${source}`)} hint={t('sourceLimit', { level: sourceLimit(source) })} />)}
      </Field>
      <div className="row">
        <Button>{t('continue')}</Button>
        <ButtonLink variant="quiet" href={back}>{t('back')}</ButtonLink>
      </div>
    </form>
  )
}
