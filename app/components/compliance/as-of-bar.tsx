import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Icon } from '~/components/ui/icon'
import { asOfPresets } from '~/domain/compliance/as-of'
import type { Day } from '~/domain/kernel/day'
import { formatDay, formatDayTable } from '~/domain/kernel/vietnamese-format'

export interface AsOfBarProps {
  /** Where the form and the presets lead, and what they carry along besides the day. */
  readonly action: string
  readonly link: (on: Day | undefined) => string
  readonly hidden?: Readonly<Record<string, string>>
  readonly asOf: Day
  readonly today: Day
  /** At the right: the fields of another form, tied to it by its id. */
  readonly beside?: ReactNode
  /** What may be done with a day that is over, after the sentence about it. */
  readonly pastLink?: ReactNode
  /** What was typed and could not be used, with the sentence that says what to type. */
  readonly wrong?: { readonly typed: string; readonly sentence: string }
}

/** The day that rules the page: a field, the days asked for most, and a strip when the day is not today. */
export function AsOfBar({ action, link, hidden = {}, asOf, today, beside, pastLink, wrong }: AsOfBarProps) {
  const { t } = useTranslation('compliance')
  const presets = asOfPresets(today)
  return (
    <form className="asof" action={action} method="get">
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <div className={wrong ? 'field bad flat' : undefined}>
        <label htmlFor="on">{t('asOfLabel')}</label>
        {wrong ? <p className="err" id="on-error"><Icon name="warning" />{wrong.sentence}</p> : null}
        <div className="date">
          <input className="input small num" id="on" name="on" defaultValue={wrong?.typed ?? formatDayTable(asOf)} maxLength={40} autoComplete="off" aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? 'on-error' : 'on-hint'} />
          <Button size="small">{t('asOfShow')}</Button>
        </div>
        <span className="vh" id="on-hint">{t('asOfHint')}</span>
      </div>
      <div className="presets">
        {presets.map(({ key, day }) => <a key={key} href={link(key === 'today' ? undefined : day)} aria-current={day === asOf ? 'true' : undefined}>{t(`preset_${key}`)}</a>)}
      </div>
      {beside}
      {asOf === today ? null : <p className="asof-note"><Icon name="clock" /><span>{t(asOf < today ? 'asOfPast' : 'asOfAhead', { on: formatDay(asOf) })}{asOf < today && pastLink ? <> {pastLink}</> : null}</span></p>}
    </form>
  )
}
