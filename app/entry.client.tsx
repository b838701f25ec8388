/** Only pages whose route says `handle.hydrate` load this: forms that check as one types. All others are plain HTML. */
import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { cataloguesOf, createI18n } from './i18n'

// Only what a hydrated page shows.
const files = import.meta.glob<Record<string, string>>('./messages/*/{common,form,admin}.json', { eager: true, import: 'default' })
const language = document.documentElement.lang === 'en' ? 'en' : 'vi'

startTransition(() => {
  hydrateRoot(document, <I18nextProvider i18n={createI18n(language, cataloguesOf(files, language))}><RemixBrowser /></I18nextProvider>)
})
