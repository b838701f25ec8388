import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import type { ImportState } from '~/domain/roster/roster-import'
import { paths } from '~/paths'

export interface ImportEndProps {
  readonly undoHref: string
  readonly state: ImportState
  readonly fault: string | null
  readonly appliedAt: string | null
  readonly undoneAt: string | null
  readonly applied: number
}

/** What came of it: applied, undone, or stopped by a fault. */
export function ImportEnd({ undoHref, state, fault, appliedAt, undoneAt, applied }: ImportEndProps) {
  const { t } = useTranslation('roster')
  return (
    <>
      {fault === null ? null : <Callout kind="must" title={t('stoppedTitle')}><p>{t(`stopped_${fault}`)}</p></Callout>}
      {state === 'applied' && appliedAt !== null ? (
        <div className="mb-5">
          <ConfirmationPanel level={2} title={t('appliedTitle', { number: formatNumber(applied) })}>{t('appliedText', { at: appliedAt })}</ConfirmationPanel>
          <div className="row mt-3"><ButtonLink variant="secondary" href={paths.complianceOfficers()}>{t('seeOfficers')}</ButtonLink><ButtonLink variant="quiet" href={undoHref}>{t('undo')}</ButtonLink></div>
        </div>
      ) : null}
      {state === 'undone' && undoneAt !== null ? <div className="mb-5"><ConfirmationPanel level={2} title={t('undoneTitle')}>{t('undoneText', { at: undoneAt })}</ConfirmationPanel></div> : null}
    </>
  )
}
