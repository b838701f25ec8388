import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Checkbox } from '~/components/ui/checkbox'
import { Field } from '~/components/ui/field'
import { TextInput } from '~/components/ui/text-input'

export interface UnitSearchProps {
  /** The one that is chosen first, then those found. */
  readonly units: readonly { readonly unitId: string; readonly text: string }[]
  readonly chosen: string
  readonly search: string
  readonly error: string | undefined
}

/** The unit of a report among hundreds: searched by part of its name, within the same form, so that nothing typed is lost. */
export function UnitSearch({ units, chosen, search, error }: UnitSearchProps) {
  const { t } = useTranslation('report')
  const others = units.filter(({ unitId }) => unitId !== chosen)
  return (
    <>
      <Field id="unit" label={t('unit')} error={error} group>
        <div className="grid gap-x-4 sm:grid-cols-2">{units.map(({ unitId, text }) => <Checkbox key={unitId} type="radio" name="unit" value={unitId} defaultChecked={search !== '' && others.length === 1 ? unitId !== chosen : unitId === chosen} label={text} />)}</div>
        {/* Pressing a button with no unit chosen still says that the form was sent. */}
        {units.length === 0 ? <input type="hidden" name="unit" value="" /> : null}
        {search === '' ? null : <p className="hint" role="status">{t(others.length === 0 ? 'unitNone' : 'unitFound', { search, found: others.length })}</p>}
      </Field>
      <div className="row count-form mb-6">
        <TextInput id="search" name="search" label={t('unitSearch')} hint={t('unitSearchHint')} defaultValue={search} width="medium" autoComplete="off" maxLength={100} />
        <Button variant="secondary" icon="search" name="find" value="units">{t('unitFind')}</Button>
      </div>
    </>
  )
}
