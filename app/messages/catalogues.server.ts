/** Every catalogue, on the server: app/messages/<language>/<namespace>.json; vi is the master, en complete beside it. */
import type { i18n } from 'i18next'
import { cataloguesOf, createI18n, type Language } from '~/i18n'

const files = import.meta.glob<Record<string, string>>('./*/*.json', { eager: true, import: 'default' })
const instances: Partial<Record<Language, i18n>> = {}

/** Pages are rendered on the server, so no catalogue travels to the browser. */
export function i18nFor(language: Language): i18n {
  return (instances[language] ??= createI18n(language, cataloguesOf(files, language)))
}

/** The language asked for by the cookie `lang`; Vietnamese unless it says English. */
export function languageOf(request: Request): Language {
  return /(?:^|;\s*)lang=en(?:;|$)/.test(request.headers.get('cookie') ?? '') ? 'en' : 'vi'
}
