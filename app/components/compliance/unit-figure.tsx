import { useTranslation } from 'react-i18next'
import { BigNumber } from '~/components/ui/big-number'
import { DefinitionList } from '~/components/ui/definition-list'
import { sharePercent } from '~/domain/compliance/share-class'
import type { Day } from '~/domain/kernel/day'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import { shareDigits } from './share-text'

/** People counted on a day and how many of them comply. */
export interface CountOnDay {
  readonly on: Day
  readonly people: number
  readonly met: number
}

export interface UnitFigureProps {
  readonly now: CountOnDay
  readonly before: CountOnDay | null
  /** People who comply on the day but would not 90 days later if nothing new came. */
  readonly expiring: number
  readonly notMetLink?: string
  readonly expiringLink?: string
}

/** The one big number with its denominator, the change since the last quarter, who does not comply, who soon will not. */
export function UnitFigure({ now, before, expiring, notMetLink, expiringLink }: UnitFigureProps) {
  const { t } = useTranslation(['compliance', 'standing'])
  const percent = sharePercent(now.met, now.people)
  const people = (count: number, href?: string) => {
    const text = t('people', { count, number: formatNumber(count) })
    return count > 0 && href ? <a href={href}>{text}</a> : text
  }
  const denominator = now.people === 0
    ? t('nobodyCounted', { on: formatDay(now.on) })
    : <><b className="num">{formatNumber(now.met)}</b> {t('of')} <b className="num">{formatNumber(now.people)}</b> {t('peopleCounted', { on: formatDay(now.on) })}</>
  const rows = [
    ...(before && percent !== null ? [{ term: t('compared', { on: formatDay(before.on) }), value: change(now, before, t) }] : []),
    { term: t('notMet'), value: people(now.people - now.met, notMetLink) },
    { term: t('expiringSoon'), value: people(expiring, expiringLink) },
  ]
  return (
    <div>
      {percent === null
        ? <p className="no-rate">{now.people === 0 ? t('standing:noFigures') : t('fewPeople')}</p>
        : null}
      {percent === null ? <p className="denominator">{denominator}</p> : <BigNumber value={shareDigits(now.met, now.people)} unit="%" denominator={denominator} />}
      {now.people === 0 ? null : <DefinitionList look="spread" rows={rows} />}
    </div>
  )
}

/** "tăng 5,6 điểm": points of percent, said only when both days have a rate. */
function change(now: CountOnDay, before: CountOnDay, t: ReturnType<typeof useTranslation>['t']): string {
  const [a, b] = [sharePercent(now.met, now.people), sharePercent(before.met, before.people)]
  if (a === null || b === null) return t('standing:noFigures')
  const points = Math.round((a - b) * 10) / 10
  if (points === 0) return t('unchanged')
  return t(points > 0 ? 'risen' : 'fallen', { points: formatNumber(Math.abs(points), 1) })
}
