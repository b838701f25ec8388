import { useTranslation } from 'react-i18next'
import { Icon } from '~/components/ui/icon'
import type { Day } from '~/domain/kernel/day'
import { formatDay, formatDayTable } from '~/domain/kernel/vietnamese-format'

export interface KnownFieldProps {
  /** null: as known now. */
  readonly known: Day | null
  /** Says below what counts; not where the page itself says it. */
  readonly noted?: boolean
  readonly wrong?: { readonly typed: string; readonly sentence: string } | undefined
}

/** The second time of the page, inside the form of the first: what had been recorded by the end of that day. */
export function KnownField({ known, noted = true, wrong }: KnownFieldProps) {
  const { t } = useTranslation('compliance')
  return (
    <>
      <div className={wrong ? 'field bad flat' : undefined}>
        <label htmlFor="known">{t('knownLabel')}</label>
        {wrong ? <p className="err" id="known-error"><Icon name="warning" />{wrong.sentence}</p> : null}
        <div className="date">
          <input className="input small num" id="known" name="known" defaultValue={wrong?.typed ?? (known === null ? '' : formatDayTable(known))} maxLength={40} autoComplete="off" aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? 'known-error' : 'known-hint'} />
        </div>
        <span className="vh" id="known-hint">{t('knownHint')}</span>
      </div>
      {known === null || !noted ? null : <p className="asof-note"><Icon name="clock" /><span>{t('knownNote', { on: formatDay(known) })}</span></p>}
    </>
  )
}
