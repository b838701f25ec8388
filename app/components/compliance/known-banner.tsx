import { useTranslation } from 'react-i18next'
import { Callout } from '~/components/ui/callout'
import type { Day } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'

export interface KnownBannerProps {
  readonly asOf: Day
  /** Until when it was known, in words. */
  readonly until: string
  /** The same day by what is known now. */
  readonly nowHref: string
}

/** Says above a file that it is not what is known now, what that leaves out, and where the file of now is. */
export function KnownBanner({ asOf, until, nowHref }: KnownBannerProps) {
  const { t } = useTranslation('compliance')
  return (
    <div className="mb-5">
      <Callout kind="warning" title={t('knownBannerTitle', { on: formatDay(asOf), until })}>
        <p>{t('knownBannerText')}</p>
        <p className="noprint"><a href={nowHref}>{t('knownBannerLink')}</a></p>
      </Callout>
    </div>
  )
}
