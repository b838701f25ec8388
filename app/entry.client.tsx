/** Only pages whose route says `handle.hydrate` load this: forms that check as one types. All others are plain HTML. */
import { RemixBrowser } from '@remix-run/react'
import { startTransition, useEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { cataloguesOf, createI18n } from './i18n'

// Only what a hydrated page shows.
const files = import.meta.glob<Record<string, string>>('./messages/*/{common,form,admin}.json', { eager: true, import: 'default' })
const language = document.documentElement.lang === 'en' ? 'en' : 'vi'

// A form that came back has "Lỗi:" in front of its title, put there after rendering: React must first find the title it knows.
const title = document.title
document.title = title.replace(/^(Lỗi|Error): /, '')

function WithTitle() {
  useEffect(() => {
    document.title = title
  }, [])
  return <RemixBrowser />
}

startTransition(() => {
  hydrateRoot(document, <I18nextProvider i18n={createI18n(language, cataloguesOf(files, language))}><WithTitle /></I18nextProvider>)
})
