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
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { exemptMember } from '~/server/assignment/exempt-member.server'
import { getMemberName } from '~/server/assignment/get-member-name.server'
import { now, today } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageAssignments')
  const { id, course } = await requireAssignment(by, args.params.id)
  const officerId = requireId(args.params.officerId)
  const name = await getMemberName({ by, id, officerId, today: today() })
  if (name === null) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  return { id, officerId, course, name, title: t('common:titleSuffix', { title: t('assignment:exemptConfirm') }) }
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageAssignments')
  const [id, officerId] = [requireId(args.params.id), requireId(args.params.officerId)]
  const form = await readForm(args.request)
  const typed = typedValues(form)
  const parsed = parseForm(reasonForm, form)
  if (!parsed.ok) return invalid({ typed, faults: parsed.faults })
  const done = await exemptMember({ by, id, officerId, reason: parsed.value.reason, now: now() })
  if (done.ok) return redirect(paths.assignment(id, { done: 'exempted' }), 303)
  refuseAssignment(done.reason)
  return invalid({ typed, faults: { reason: done.reason } as FormFaults }, 409)
}

export default function AssignmentExempt() {
  const { id, officerId, course, name } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('assignment')
  const faults = faultSentences(answer?.faults, t)
  return (
    <>
      <FaultList faults={faults} first="reason" />
      <DialogPage title={t('exemptTitle', { course, name })} consequence={t('exemptText')} action={paths.assignmentExempt(id, officerId)} confirm={{ text: t('exemptConfirm') }} keep={{ text: t('keep'), href: paths.assignment(id) }}>
        <TextInput id="reason" name="reason" label={t('shownReason')} defaultValue={answer?.typed['reason'] ?? ''} maxLength={500} autoComplete="off" {...(faults['reason'] === undefined ? {} : { error: faults['reason'] })} />
      </DialogPage>
    </>
  )
}
