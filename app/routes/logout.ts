import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { publicRoute } from '~/http/guard'
import { readForm } from '~/http/form'
import { paths } from '~/paths'
import { endSession } from '~/server/session/end-session.server'

export function loader() {
  publicRoute()
  return redirect(paths.home())
}

export async function action({ request }: ActionFunctionArgs) {
  publicRoute()
  const form = await readForm(request)
  const cookie = await endSession(request.headers.get('cookie'), form.get('everywhere') === 'yes')
  return redirect(paths.login(), { headers: { 'Set-Cookie': cookie } })
}
