import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { DateInput } from '~/components/ui/date-input'
import { DialogPage } from '~/components/ui/dialog-page'
import { faultSentences } from '~/components/ui/fault-sentences'
import { TextInput } from '~/components/ui/text-input'
import { extensionForm } from '~/domain/assignment/assignment-form'
import { parseForm, readForm, typedValues, type FormFaults } from '~/http/form'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuseAssignment, requireAssignment } from '~/http/managed-assignment'
import { invalid } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { extendAssignment } from '~/server/assignment/extend-assignment.server'
import { now } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageAssignments')
  const { id } = await requireAssignment(by, args.params.id)
  const { t } = i18nFor(languageOf(args.request))
  return { id, title: t('common:titleSuffix', { title: t('assignment:extend') }) }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageAssignments')
  const id = requireId(args.params.id)
  const form = await readForm(args.request)
  const typed = typedValues(form)
  const parsed = parseForm(extensionForm, form)
  if (!parsed.ok) return invalid({ typed, faults: parsed.faults })
  const done = await extendAssignment({ by, id, form: parsed.value, now: now() })
  if (done.ok) return redirect(paths.assignment(id, { done: 'extended' }), 303)
  refuseAssignment(done.reason)
  return invalid({ typed, faults: { dueOn: done.reason } as FormFaults })
}

export default function AssignmentExtend() {
  const { id } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('assignment')
  const faults = faultSentences(answer?.faults, t)
  const field = (name: string) => ({ id: name, name, defaultValue: answer?.typed[name] ?? '', ...(faults[name] === undefined ? {} : { error: faults[name] }) })
  return (
    <>
      <FaultList faults={faults} first="dueOn" />
      <DialogPage title={t('extendTitle')} consequence={t('extendText')} confirm={{ text: t('extendConfirm') }} keep={{ text: t('keep'), href: paths.assignment(id) }}>
        <DateInput {...field('dueOn')} label={t('newDueOn')} hint={t('newDueOnHint')} />
        <TextInput {...field('reason')} label={t('shownReason')} maxLength={500} autoComplete="off" />
      </DialogPage>
    </>
  )
}
