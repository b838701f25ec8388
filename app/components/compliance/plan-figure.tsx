import { Trans, useTranslation } from 'react-i18next'
import { BigNumber } from '~/components/ui/big-number'
import { DefinitionList } from '~/components/ui/definition-list'
import { sharePercent } from '~/domain/compliance/share-class'
import type { PlanOutcome, TrainingPlan } from '~/domain/compliance/training-plan'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import { shareDigits } from './share-text'

const ROWS: readonly (readonly [PlanOutcome, string])[] = [['courses', 'reachCourses'], ['documents', 'reachDocuments'], ['assessments', 'reachAssessments'], ['lapsed', 'reachLapsed'], ['cannot', 'reachCannot']]

/** Who would meet the standard on the last day if all of the plan were done, and how that figure comes about. */
export function PlanFigure({ plan, namesHref }: { readonly plan: TrainingPlan; readonly namesHref: (key: string) => string }) {
  const { t } = useTranslation('path')
  const { after, people, on, outcomes } = plan
  const percent = sharePercent(after, people)
  const denominator = <Trans t={t} i18nKey="reachDenominator" values={{ after: formatNumber(after), people: formatNumber(people) }} components={{ b: <b className="num" /> }} />
  const count = (number: number) => t('peopleCount', { number: formatNumber(number) })
  const rows = [
    { term: t('reachNow'), value: count(plan.metNow) },
    ...(plan.lapsing > 0 ? [{ term: t('reachLapsing'), value: `−${count(plan.lapsing)}` }] : []),
    ...ROWS.filter(([outcome]) => outcomes[outcome] > 0 || outcome === 'courses').map(([outcome, key]) => ({
      term: t(`path:${key}`),
      value: outcomes[outcome] > 0 ? <a href={namesHref(`outcome:${outcome}`)}>{outcome === 'cannot' || outcome === 'lapsed' ? count(outcomes[outcome]) : `+${count(outcomes[outcome])}`}</a> : count(0),
    })),
  ]
  return (
    <section className="plan-figure">
      <div>
        <h2 className="meta">{t('reachTitle', { on: formatDay(on) })}</h2>
        {percent === null
          ? <><p className="no-rate">{t('reachFew')}</p><p className="denominator">{denominator}</p></>
          : <BigNumber value={shareDigits(after, people)} unit="%" denominator={denominator} />}
      </div>
      <DefinitionList look="spread" rows={rows} />
    </section>
  )
}
