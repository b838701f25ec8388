import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { FilterChoice } from '~/components/ui/filter-choice'
import { Icon } from '~/components/ui/icon'
import { PACES, type Pace } from '~/domain/compliance/study-days'
import type { Day } from '~/domain/kernel/day'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'

export interface PlanFormProps {
  readonly action: string
  readonly start: Day
  readonly pace: Pace
  /** What the form carries along: whom the plan is about. */
  readonly hidden: Readonly<Record<string, string>>
  /** What was typed and could not be used, with the sentence that says what to type. */
  readonly wrong: { readonly typed: string; readonly sentence: string } | null
}

/** From which day and at which pace the plan is computed. */
export function PlanForm({ action, start, pace, hidden, wrong }: PlanFormProps) {
  const { t } = useTranslation('path')
  return (
    <form className="asof plan-form" action={action} method="get">
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <div className={wrong ? 'field bad flat' : undefined}>
        <label htmlFor="start">{t('startLabel')}</label>
        {wrong ? <p className="err" id="start-error"><Icon name="warning" />{wrong.sentence}</p> : null}
        <div className="date">
          <input className="input small num" id="start" name="start" defaultValue={wrong?.typed ?? formatDayTable(start)} maxLength={40} autoComplete="off" aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? 'start-error' : 'start-hint'} />
        </div>
        <span className="vh" id="start-hint">{t('startHint')}</span>
      </div>
      <FilterChoice id="pace" name="pace" label={t('paceLabel')} value={String(pace)} options={PACES.map((one) => ({ value: String(one), text: t('paceChoice', { pace: one }) }))} />
      <Button size="small">{t('startShow')}</Button>
    </form>
  )
}
