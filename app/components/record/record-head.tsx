import { useTranslation } from 'react-i18next'
import { unitName } from '~/components/compliance/unit-name'
import { ButtonLink } from '~/components/ui/button-link'
import { Button } from '~/components/ui/button'
import { PageHead } from '~/components/ui/page-head'
import type { OfficerHeader } from '~/domain/compliance/officer-standing'
import type { Day } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'

/** Whose record, which post, on which day; printing and another day at the right. */
export function RecordHead({ header, asOf }: { readonly header: OfficerHeader; readonly asOf: Day }) {
  const { t } = useTranslation(['record', 'compliance'])
  // The city is the same for everyone.
  const units = header.unitPath.filter(({ level }, index) => index === 0 || level !== 'city').map((unit) => unitName(unit, t))
  return (
    <PageHead
      kicker={t('asOf', { day: formatDay(asOf) })}
      title={header.fullName}
      line={header.position === null ? t('noPost') : [header.position.name, units.join(', ')].filter((text) => text !== '').join(' · ')}
      actions={
        <>
          <Button type="button" variant="secondary" size="small" icon="print" hidden data-print="">{t('print')}</Button>
          <ButtonLink variant="secondary" size="small" icon="calendar" href="#ngay">{t('changeDay')}</ButtonLink>
        </>
      }
    />
  )
}
