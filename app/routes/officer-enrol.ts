import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { isId } from '~/domain/compliance/officer-query'
import { peopleParams, readPeopleFilter } from '~/domain/compliance/people-filter'
import { requireActor } from '~/http/guard'
import { enrolledMark, readPostedPace } from '~/http/path-address'
import { refuse } from '~/http/respond'
import { i18nFor } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { enrolInPath } from '~/server/enrolment/enrol-in-path.server'

/** A form posts here; who arrives by address goes to the officer's file. */
export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'viewOfficerStanding')
  const { officerId } = args.params
  if (!isId(officerId)) throw refuse(404)
  return redirect(paths.complianceOfficer(officerId))
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'enrolOfficer')
  const { officerId } = args.params
  if (!isId(officerId)) throw refuse(404)
  const pace = await readPostedPace(args.request)
  // The reason is kept with the enrolment and read by the officer, so it is in the language of the office.
  const done = await enrolInPath({ actor, officerId, reason: i18nFor('vi').t('path:enrolReason'), pace, now: now() })
  if (!done.ok) throw refuse(done.reason === 'role' ? 403 : 404)
  // Whom the reader came from goes along: the way back up leads to the same figures.
  const { structure, ...people } = readPeopleFilter((name) => new URL(args.request.url).searchParams.get(name))
  return redirect(`${paths.complianceOfficer(officerId, { ...peopleParams({ ...people, structure }), pace, enrolled: enrolledMark(done.value.at) })}#duong-ngan-nhat`, 303)
}
