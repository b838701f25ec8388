/** One i18next instance from a language and its catalogues. Keys are flat; a key that is missing shows itself in tests. */
import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]
export type Catalogues = Record<string, Record<string, string>>

/** Groups files named …/<language>/<namespace>.json, as import.meta.glob lists them, into the catalogues of one language. */
export function cataloguesOf(files: Record<string, Record<string, string>>, language: Language): Catalogues {
  const found: Catalogues = {}
  for (const [file, catalogue] of Object.entries(files)) {
    const [, folder, name] = /(\w+)\/([\w-]+)\.json$/.exec(file) ?? []
    if (folder === language && name) found[name] = catalogue
  }
  return found
}

export function createI18n(language: Language, catalogues: Catalogues): i18n {
  const instance = i18next.createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    ns: Object.keys(catalogues),
    resources: { [language]: catalogues },
    keySeparator: false,
    interpolation: { escapeValue: false },
    initImmediate: false,
  })
  return instance
}
