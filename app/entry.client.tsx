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

/**
 * RemixBrowser throws, before its first hook, a promise of the data that came with the page. A click while React waits for it
 * inside `hydrateRoot` ends in "Root did not complete" (React 18): so the wait is over before React starts.
 */
async function dataDecoded(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (waiting) {
    if (!(waiting instanceof Promise)) throw waiting
    await waiting
  }
}

void dataDecoded().then(() =>
  startTransition(() => {
    hydrateRoot(document, <I18nextProvider i18n={createI18n(language, cataloguesOf(files, language))}><WithTitle /></I18nextProvider>)
  }),
)
