import { zodResolver } from '@hookform/resolvers/zod'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useRemixForm } from 'remix-hook-form'
import type { z } from 'zod'
import { useFormSentences } from './form-sentences'
import { unitText, type NamedUnit } from './unit-text'
import { submitPlainly } from '~/components/account/submit-plainly'
import { Button } from '~/components/ui/button'
import { Checkbox } from '~/components/ui/checkbox'
import { DateInput } from '~/components/ui/date-input'
import { Field } from '~/components/ui/field'
import { Select } from '~/components/ui/select'
import { TextInput } from '~/components/ui/text-input'
import { roles } from '~/domain/access/role'
import { roleForm } from '~/domain/access/user-form'
import { paths } from '~/paths'

type Fields = z.input<typeof roleForm>
const resolver = zodResolver(roleForm, undefined, { raw: true })

export interface RoleFormProps {
  readonly userId: string
  /** What was typed before the units were searched. */
  readonly typed: { readonly role: string; readonly unit: string; readonly validFrom: string; readonly lastDay: string }
  readonly units: readonly { readonly unitId: string; readonly name: string; readonly type: string; readonly parent: NamedUnit | null }[]
  /** There are more units than are shown. */
  readonly more: boolean
}

/** Only the button that gives the role is checked here; the one that searches units goes to the server as it is. */
const isSearch = (event: FormEvent<HTMLFormElement>) => (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'units'

/** A role, its unit (searched by part of its name, by the server), its days. One form, two buttons. */
export function RoleForm({ userId, typed, units, more }: RoleFormProps) {
  const { t } = useTranslation('form')
  const { t: a } = useTranslation(['admin', 'common'])
  const form = useRemixForm<Fields>({ resolver, submitHandlers: { onValid: submitPlainly } })
  const sentences = useFormSentences<Fields>(form.formState.errors, ['role', 'unitId', 'validFrom', 'lastDay'])
  return (
    <form id="give-role" method="post" action={paths.user(userId)} noValidate onSubmit={(event) => (isSearch(event) ? undefined : form.handleSubmit(event))}>
      <input type="hidden" name="intent" value="giveRole" />
      <Select {...form.register('role')} id="role" defaultValue={typed.role} label={t('role')} error={sentences.role} width="medium" options={[{ value: '', text: a('chooseRole') }, ...roles.map((role) => ({ value: role, text: a(`common:role_${role}`) }))]} />
      <TextInput id="unit" name="unit" label={a('unitSearch')} hint={a('unitSearchHint')} defaultValue={typed.unit} width="medium" autoComplete="off" maxLength={100} />
      <p><Button variant="secondary" size="small" icon="search" formMethod="get" formAction={`${paths.user(userId)}#give-role`} name="find" value="units">{a('findUnits')}</Button></p>
      {units.length > 0 ? (
        <Field id="unitId" label={t('unitId')} error={sentences.unitId} group>
          <div className="grid gap-x-4 sm:grid-cols-2">{units.map((unit) => (
            <Checkbox key={unit.unitId} type="radio" {...form.register('unitId', { disableProgressiveEnhancement: true })} value={unit.unitId} defaultChecked={units.length === 1} label={unitText(unit, a)} hint={unit.parent ? unitText(unit.parent, a) : undefined} />
          ))}</div>
          {more ? <p className="hint">{a('moreUnits')}</p> : null}
        </Field>
      ) : typed.unit ? <p className="hint" role="status">{a('noUnits', { search: typed.unit })}</p> : null}
      {units.length === 0 && sentences.unitId ? <p className="err" id="unitId">{sentences.unitId}</p> : null}
      <div className="row">
        <DateInput {...form.register('validFrom')} id="validFrom" defaultValue={typed.validFrom} label={t('validFrom')} hint={t('validFromHint')} error={sentences.validFrom} />
        <DateInput {...form.register('lastDay')} id="lastDay" defaultValue={typed.lastDay} label={t('lastDay')} hint={t('lastDayHint')} error={sentences.lastDay} />
      </div>
      <Button variant="secondary" wide="phone">{a('giveRole')}</Button>
    </form>
  )
}
