import { useTranslation } from 'react-i18next'
import { Callout } from '~/components/ui/callout'
import { MOST_NAMED } from '~/domain/assignment/assignment-form'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface ListSourceProps {
  /** Null: more than the form takes, so that none were filled in. */
  readonly people: number | null
  /** The list they come from. */
  readonly back: string
  /** The rule that needs no names. */
  readonly gapHref: string
}

/** Where the staff codes of the form come from, or why there are none. */
export function ListSource({ people, back, gapHref }: ListSourceProps) {
  const { t } = useTranslation('assignment')
  if (people !== null) return <p className="meta">{t('listFrom', { count: people, number: formatNumber(people) })} <a href={back}>{t('listBack')}</a></p>
  const most = formatNumber(MOST_NAMED)
  return (
    <Callout kind="warning" title={t('listManyTitle', { most })}>
      <p>{t('listManyText', { most })}</p>
      <p><a href={back}>{t('listBack')}</a> · <a href={gapHref}>{t('listManyGap')}</a></p>
    </Callout>
  )
}
