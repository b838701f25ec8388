import { readFileSync } from 'node:fs'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { DependentList } from './dependent-list'

const catalogue = JSON.parse(readFileSync('app/messages/vi/roster.json', 'utf8')) as Record<string, string>
const i18n = i18next.createInstance()
void i18n.use(initReactI18next).init({ lng: 'vi', defaultNS: 'roster', ns: ['roster'], resources: { vi: { roster: catalogue } }, keySeparator: false, interpolation: { escapeValue: false }, initImmediate: false })

it.each([
  ['all of them are listed', 2, false],
  ['more than are listed', 1234, true],
])('%s', (_, total, cut) => {
  const dependents = ['a', 'b'].map((officerId) => ({ kind: 'user', officerId, staffCode: officerId, fullName: 'Lê An', total }))
  const html = renderToStaticMarkup(<I18nextProvider i18n={i18n}><DependentList text="x" dependents={dependents} words={(kind) => kind} back="/roster" /></I18nextProvider>)
  expect(html.includes('Danh sách nêu 2 trên 1.234 trường hợp.')).toBe(cut)
})
