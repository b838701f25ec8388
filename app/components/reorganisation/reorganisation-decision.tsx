import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import { Checkbox } from '~/components/ui/checkbox'
import { ConfirmationPanel } from '~/components/ui/confirmation-panel'
import { ProgressLine } from '~/components/ui/progress-line'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import type { ReorganisationState } from '~/domain/reorganisation/reorganisation'
import { paths } from '~/paths'

export interface ReorganisationDecisionProps {
  readonly id: string
  /** when this plan was made: pressing is about this one */
  readonly plannedAt: string
  readonly ready: boolean
  readonly day: string
  readonly basis: string
  readonly officers: number
  readonly unassigned: number
  readonly error?: string
  /** The tick of a confirmation that was refused because others were at work: the plan is the same. */
  readonly ticked: boolean
}

/** The decision after a dry run: a tick and one button, or why there is none yet. */
export function ReorganisationDecision({ id, plannedAt, ready, day, basis, officers, unassigned, error, ticked }: ReorganisationDecisionProps) {
  const { t } = useTranslation('reorganisation')
  return (
    <Card title={t('decisionTitle')} id="decision">
      {ready ? (
        <form method="post" action={paths.reorganisation(id)}>
          <input type="hidden" name="plan" value={plannedAt} />
          <p>{t('decisionText', { number: formatNumber(officers), day, basis })}</p>
          <div className={error === undefined ? 'field' : 'field bad'}>
            {error === undefined ? null : <p className="err" id="confirmed-error">{error}</p>}
            <Checkbox id="confirmed" name="confirmed" value="yes" defaultChecked={ticked} label={t('confirmLabel')} aria-describedby={error === undefined ? undefined : 'confirmed-error'} aria-invalid={error === undefined ? undefined : true} />
          </div>
          <Button name="intent" value="apply" wide="phone">{t('apply')}</Button>
        </form>
      ) : <p>{unassigned > 0 ? t('notReadyPeople', { number: formatNumber(unassigned) }) : t('notReady')}</p>}
      <form method="post" action={paths.reorganisation(id)} className="row mt-3">
        <ButtonLink variant="secondary" href={paths.editReorganisation(id)}>{t('edit')}</ButtonLink>
        <Button variant="quiet" name="intent" value="plan">{t('planAgain')}</Button>
        <ButtonLink variant="quiet" href={paths.reorganisation(id, { confirm: 'discard' })}>{t('discard')}</ButtonLink>
      </form>
    </Card>
  )
}

/** Work under way; the page asks again by itself (Refresh header). */
export function ReorganisationProgress({ id, state, done, total }: { readonly id: string; readonly state: ReorganisationState; readonly done: number; readonly total: number }) {
  const { t } = useTranslation('reorganisation')
  return (
    <Card title={t(`state_${state}`)}>
      <div role="status">{state === 'planning' ? <p>{t('planningText')}</p> : <><p className="num">{t('doneOf', { done: formatNumber(done), total: formatNumber(total) })}</p><ProgressLine value={total === 0 ? 0 : done / total} /></>}</div>
      <p className="hint mt-3">{t('progressHint')}</p>
      <p><a href={paths.reorganisation(id)}>{t('reload')}</a></p>
    </Card>
  )
}

export interface ReorganisationEndProps {
  readonly id: string
  readonly state: ReorganisationState
  readonly fault: string | null
  readonly officers: number
  readonly confirmed: { readonly who: string; readonly at: string } | null
  readonly undone: { readonly who: string; readonly at: string; readonly reason: string } | null
  readonly discarded: { readonly who: string; readonly at: string } | null
}

/** What came of it: carried out, taken back, discarded, or stopped by a fault. */
export function ReorganisationEnd({ id, state, fault, officers, confirmed, undone, discarded }: ReorganisationEndProps) {
  const { t } = useTranslation('reorganisation')
  return (
    <>
      {fault === null ? null : <Callout kind="must" title={t('stoppedTitle')}><p>{t(state === 'failed' && fault !== 'broken' ? `file_${fault}` : `stopped_${fault}`)}</p></Callout>}
      {state === 'applied' && confirmed !== null ? (
        <div className="mb-5">
          <ConfirmationPanel level={2} title={t('appliedTitle', { number: formatNumber(officers) })}>{t('appliedText', confirmed)}</ConfirmationPanel>
          <div className="row mt-3"><ButtonLink variant="secondary" href={paths.compliance()}>{t('seeOverview')}</ButtonLink><ButtonLink variant="quiet" href={paths.undoReorganisation(id)}>{t('undo')}</ButtonLink></div>
        </div>
      ) : null}
      {state === 'undone' && undone !== null ? <div className="mb-5"><ConfirmationPanel level={2} title={t('undoneTitle')}>{t('undoneText', undone)}</ConfirmationPanel></div> : null}
      {state === 'discarded' && discarded !== null ? <div className="mb-5"><ConfirmationPanel level={2} title={t('discardedTitle')}>{t('discardedText', discarded)}</ConfirmationPanel></div> : null}
    </>
  )
}
