import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { notificationText } from '~/http/notification-text'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { readNotifications } from '~/server/notification/read-notifications.server'

/** Opens a notification: it counts as read, and one is sent where it leads. A link, so that it can be opened anywhere; doing it twice changes nothing. */
export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'useAccount')
  const item = await readNotifications({ by, id: requireId(args.params.id), now: now() })
  if (item === null) throw refuse(404)
  return redirect(notificationText(item, i18nFor(languageOf(args.request)).t).href)
}
