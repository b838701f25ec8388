import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { DialogPage } from '~/components/ui/dialog-page'
import { faultSentences } from '~/components/ui/fault-sentences'
import { TextInput } from '~/components/ui/text-input'
import { reasonForm } from '~/domain/assignment/assignment-form'
import { parseForm, readForm, typedValues, type FormFaults } from '~/http/form'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuseAssignment, requireAssignment } from '~/http/managed-assignment'
import { invalid } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { cancelAssignment } from '~/server/assignment/cancel-assignment.server'
import { now } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageAssignments')
  const { id, course } = await requireAssignment(by, args.params.id)
  const { t } = i18nFor(languageOf(args.request))
  return { id, course, title: t('common:titleSuffix', { title: t('assignment:cancel') }) }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageAssignments')
  const id = requireId(args.params.id)
  const form = await readForm(args.request)
  const typed = typedValues(form)
  const parsed = parseForm(reasonForm, form)
  if (!parsed.ok) return invalid({ typed, faults: parsed.faults })
  const done = await cancelAssignment({ by, id, reason: parsed.value.reason, now: now() })
  if (done.ok) return redirect(paths.assignment(id, { done: 'cancelled' }), 303)
  refuseAssignment(done.reason)
  return invalid({ typed, faults: { reason: done.reason } as FormFaults }, 409)
}

export default function AssignmentCancel() {
  const { id, course } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('assignment')
  const faults = faultSentences(answer?.faults, t)
  return (
    <>
      <FaultList faults={faults} first="reason" />
      <DialogPage title={t('cancelTitle', { course })} consequence={t('cancelText')} confirm={{ text: t('cancelConfirm'), danger: true }} keep={{ text: t('keep'), href: paths.assignment(id) }}>
        <TextInput id="reason" name="reason" label={t('shownReason')} defaultValue={answer?.typed['reason'] ?? ''} maxLength={500} autoComplete="off" {...(faults['reason'] === undefined ? {} : { error: faults['reason'] })} />
      </DialogPage>
    </>
  )
}
