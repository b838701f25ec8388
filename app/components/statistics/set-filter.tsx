import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { FilterText } from '~/components/ui/filter-text'
import { Callout } from '~/components/ui/callout'
import { Tags } from '~/components/ui/tags'
import { TAKEN, type AskedSet } from '~/domain/assessment-statistics/attempt-set'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface SetFilterProps {
  readonly action: string
  readonly typed: AskedSet['typed']
  readonly badDays: AskedSet['badDays']
  readonly versions: readonly { readonly number: number; readonly day: string; readonly isCurrent: boolean }[]
  readonly attempts: number
  /** The address of the same page with these values. */
  readonly link: (values: Partial<AskedSet['typed']>) => string
}

/** Which attempts the figures are of. A GET form: the choice lives in the address. */
export function SetFilter({ action, typed, badDays, versions, attempts, link }: SetFilterProps) {
  const { t } = useTranslation('statistics')
  const tags = [
    ...(typed.taken === 'first' ? [] : [{ text: t(`taken_${typed.taken}`), href: link({ taken: 'first' }) }]),
    ...(typed.version === '' ? [] : [{ text: t('tagVersion', { number: typed.version }), href: link({ version: '' }) }]),
    ...(typed.from === '' || badDays.includes('from') ? [] : [{ text: t('tagFrom', { day: typed.from }), href: link({ from: '' }) }]),
    ...(typed.to === '' || badDays.includes('to') ? [] : [{ text: t('tagTo', { day: typed.to }), href: link({ to: '' }) }]),
  ]
  return (
    <>
      {badDays.map((name) => <Callout key={name} kind="warning" title={t(name)}><p>{t('badDay', { field: t(name) })}</p></Callout>)}
      <Card flush>
        <FilterBar action={action} fields={4} submit={t('filter')}>
          <FilterChoice id="taken" name="taken" label={t('taken')} value={typed.taken} options={TAKEN.map((value) => ({ value, text: t(`taken_${value}`) }))} />
          <FilterChoice id="version" name="version" label={t('version')} value={typed.version} options={[{ value: '', text: t('allVersions') }, ...versions.map(({ number, day, isCurrent }) => ({ value: String(number), text: isCurrent ? t('versionCurrent', { number }) : t('versionOption', { number, day }) }))]} />
          <FilterText id="from" name="from" label={t('from')} value={typed.from} />
          <FilterText id="to" name="to" label={t('to')} value={typed.to} />
        </FilterBar>
        <Tags count={t('attemptCount', { count: attempts, number: formatNumber(attempts) })} intro={t('filtering')} tags={tags} remove={t('removeFilter')} clear={{ text: t('clearFilters'), href: link({ taken: 'first', version: '', from: '', to: '' }) }} />
      </Card>
    </>
  )
}
