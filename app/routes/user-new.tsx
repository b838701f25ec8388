import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { fieldErrors } from '~/http/field-errors'
import { InitialPassword } from '~/components/admin/initial-password'
import { NewUserForm } from '~/components/admin/new-user-form'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { PageHead } from '~/components/ui/page-head'
import { newUserForm } from '~/domain/access/user-form'
import { parseForm, readForm, typedValues, type FormFaults } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now, today } from '~/server/clock.server'
import { createUser, type CreateRefusal } from '~/server/user/create-user.server'

export const handle = { hydrate: true } as const
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Đạt Chuẩn' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'manageUsers')
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('admin:newUser') }) }
}

function faultsOf(reason: CreateRefusal): FormFaults {
  switch (reason) {
    case 'usernameRule':
    case 'usernameTaken':
      return { username: reason }
    case 'displayNameMissing':
      return { displayName: reason }
    case 'officerUnknown':
    case 'officerTaken':
      return { staffCode: reason }
    case 'unitMissing': // this form gives no role
    case 'role':
    case 'scope':
      throw refuse(403)
  }
}

const failed = (faults: FormFaults, typed: Record<string, string>) => invalid({ created: null, errors: fieldErrors(faults), typed })

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'manageUsers')
  const form = await readForm(args.request)
  const parsed = parseForm(newUserForm, form)
  // "staffCode" looks like a secret to typedValues: it is none.
  const typed = { ...typedValues(form), staffCode: String(form.get('staffCode') ?? '').slice(0, 100) }
  if (!parsed.ok) return failed(parsed.faults, typed)
  const result = await createUser({ by, ...parsed.value, today: today(), now: now() })
  return result.ok ? { created: result.value, errors: undefined, typed: undefined } : failed(faultsOf(result.reason), typed)
}

export default function NewUser() {
  const answer = useActionData<typeof action>()
  const { t } = useTranslation(['admin', 'common'])
  if (answer?.created) return <InitialPassword {...answer.created} act="created" />
  return (
    <div className="form-page">
      <Breadcrumbs label={t('common:mainNavigation')} items={[{ text: t('usersTitle'), href: paths.users() }, { text: t('newUser') }]} />
      <PageHead title={t('newUser')} line={t('newUserLead')} />
      <NewUserForm typed={answer?.typed} />
    </div>
  )
}
