import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, useLoaderData, useMatches, useRouteError, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorView } from './components/layout/error-view'
import { sectionsFor } from './components/layout/sections'
import { SiteFooter } from './components/layout/site-footer'
import { SiteHeader } from './components/layout/site-header'
import { useNonce } from './components/nonce'
import { session } from './http/guard'
import { i18nFor, languageOf } from './messages/catalogues.server'
import { env } from './server/env.server'
import styles from './styles/app.css?url'
import regular from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url'
import semibold from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2?url'
import { isDatabaseDown } from './server/database-down.server'
import { countUnread } from './server/notification/count-unread.server'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'preload', href: regular, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'preload', href: semibold, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

/** Only error pages get their title here; every other route has its own. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => (error ? [{ title: data?.errorTitle ?? 'Đạt Chuẩn' }] : [{ title: 'Đạt Chuẩn' }])

export async function loader(args: LoaderFunctionArgs) {
  const { behaviours, requestId } = args.context as { behaviours: Record<string, string>; requestId: string }
  const language = languageOf(args.request)
  const base = { language, errorTitle: i18nFor(language).t('common:errorTitle'), behaviours, requestId, owner: env().SITE_OWNER, demo: env().mode === 'demo' }
  try {
    const found = await session(args)
    const person = found && { name: found.actor.displayName, username: found.actor.username, roles: found.actor.roles.map(({ role }) => role), isOfficer: found.actor.officerId !== null, unread: await countUnread(found.actor.userId) }
    // A session that was used after half its idle time lives on: so must its cookie.
    return data({ ...base, person }, found?.renewedCookie ? { headers: { 'Set-Cookie': found.renewedCookie } } : undefined)
  } catch (error) {
    // Let the page itself say what is wrong: a database that is away must not hide behind a broken frame.
    if (isDatabaseDown(error)) return data({ ...base, person: null })
    throw error
  }
}

/** What a route may say about its page: which frame, which behaviours, and whether React takes over in the browser. */
export type PageHandle = { layout?: 'site' | 'bare' | 'exam'; behaviours?: readonly string[]; hydrate?: boolean }

function usePageHandle(): Required<PageHandle> {
  const handles = useMatches().map((match) => match.handle as PageHandle | undefined)
  const layout = handles.map((handle) => handle?.layout).filter(Boolean).at(-1) ?? 'site'
  return { layout, behaviours: ['page', ...handles.flatMap((handle) => handle?.behaviours ?? [])], hydrate: handles.some((handle) => handle?.hydrate) }
}

export function Layout({ children }: { children: ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>('root')
  const { behaviours, hydrate } = usePageHandle()
  const nonce = useNonce()
  return (
    <html lang={frame?.language ?? 'vi'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0e5c5b" />
        <Meta />
        <Links />
      </head>
      <body data-account={frame?.person?.username}>
        {children}
        {behaviours.map((name) => frame?.behaviours[name] && <script key={name} type="module" src={frame.behaviours[name]} nonce={nonce} />)}
        {hydrate ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>('root')
  const { t } = useTranslation('common')
  const { pathname } = useMatches().at(-1) ?? { pathname: '/' }
  return (
    <>
      <a className="skip btn" href="#noi-dung">{t('skipToContent')}</a>
      <SiteHeader person={frame?.person ?? null} sections={sectionsFor(frame?.person ?? null)} pathname={pathname} language={frame?.language ?? 'vi'} />
      <main className="wrap" id="noi-dung" tabIndex={-1}>{children}</main>
      <SiteFooter owner={frame?.owner ?? ''} language={frame?.language ?? 'vi'} pathname={pathname} />
    </>
  )
}

export default function App() {
  useLoaderData<typeof loader>()
  return usePageHandle().layout === 'site' ? <Frame><Outlet /></Frame> : <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const frame = useRouteLoaderData<typeof loader>('root')
  const status = isRouteErrorResponse(error) ? error.status : 500
  return <Frame><ErrorView status={status} requestId={frame?.requestId} signedIn={Boolean(frame?.person)} /></Frame>
}
