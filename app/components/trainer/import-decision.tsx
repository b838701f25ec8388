import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { paths } from '~/paths'

export interface ImportDecisionProps {
  readonly code: string
  readonly uploadId: string
  readonly fingerprint: string
  readonly choices: { readonly objective: string; readonly level: string; readonly purpose: string }
  readonly number: number
  /** questions that would be published, and those that cannot be */
  readonly coming: number
  readonly refused: number
}

/** All or nothing, or only what has no fault: the trainer's choice, in so many words. */
export function ImportDecision({ code, uploadId, fingerprint, choices, number, coming, refused }: ImportDecisionProps) {
  const { t } = useTranslation('bank')
  if (coming === 0) return <Callout kind="info" title={t('nothingTitle')}><p>{t(refused > 0 ? 'nothingRefused' : 'nothingNew')}</p><p><ButtonLink variant="secondary" href={paths.trainerImport(code)}>{t('otherFile')}</ButtonLink></p></Callout>
  return (
    <Callout kind="warning" title={t('publishTitle', { next: number + 1 })}>
      <p>{refused > 0 ? t('decidePart', { coming, refused }) : t('decideAll', { count: coming })}</p>
      <p>{t('publishKeeps')}</p>
      <form method="post" action={paths.trainerImport(code, { upload: uploadId, ...choices })} className="row">
        <input type="hidden" name="intent" value="publish" />
        <input type="hidden" name="upload" value={uploadId} />
        <input type="hidden" name="fingerprint" value={fingerprint} />
        {Object.entries(choices).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        <Button name="mode" value={refused > 0 ? 'valid' : 'all'} wide="phone">{refused > 0 ? t('publishValid', { count: coming }) : t('publishAll', { count: coming })}</Button>
        <ButtonLink variant="quiet" href={paths.trainerImport(code)} wide="phone">{t('otherFile')}</ButtonLink>
      </form>
      {refused > 0 ? <p className="hint">{t('allOrNothingHint', { count: refused })}</p> : null}
    </Callout>
  )
}
