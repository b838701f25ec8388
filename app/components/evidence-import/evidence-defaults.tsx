import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { SectionHead } from '~/components/ui/section-head'
import { Select } from '~/components/ui/select'
import { TextInput } from '~/components/ui/text-input'
import { proofKinds } from '~/domain/evidence/proof-kind'

export interface EvidenceDefaultsProps {
  readonly typed: { readonly kind: string | null; readonly paper: string }
  readonly errors: Readonly<Record<string, string | undefined>>
}

/** What holds for rows that do not say it themselves. */
export function EvidenceDefaults({ typed, errors }: EvidenceDefaultsProps) {
  const { t } = useTranslation('evidenceImport')
  return (
    <>
      <SectionHead id="defaults" title={t('defaultsTitle')} />
      <div className="narrow">
        <Card>
          <Select id="kind" name="kind" label={t('kindLabel')} hint={t('kindHint')} error={errors['kind']} defaultValue={typed.kind ?? ''} options={[{ value: '', text: t('kindNone') }, ...proofKinds.map((kind) => ({ value: kind, text: t(`proof_${kind}`) }))]} />
          <TextInput id="paper" name="paper" label={t('paperLabel')} hint={t('paperHint')} error={errors['paper']} defaultValue={typed.paper} maxLength={200} />
        </Card>
      </div>
    </>
  )
}
