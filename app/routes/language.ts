import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { readForm } from '~/http/form'
import { publicRoute } from '~/http/guard'
import { redirectTarget } from '~/http/redirect-target'
import { paths } from '~/paths'

export function loader() {
  publicRoute()
  return redirect(paths.home())
}

/** Keeps the chosen language for a year, in a cookie that says nothing else. */
export async function action({ request }: ActionFunctionArgs) {
  publicRoute()
  const form = await readForm(request)
  const language = form.get('language') === 'en' ? 'en' : 'vi'
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  return redirect(redirectTarget(form.get('redirectTo')), { headers: { 'Set-Cookie': `lang=${language}; Path=/; Max-Age=31536000; SameSite=Lax${secure}` } })
}
