import { readFileSync } from 'node:fs'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ListPages, type ListPagesProps } from './list-pages'

// Read as a file: components may not import the catalogues.
const catalogue = JSON.parse(readFileSync('app/messages/vi/common.json', 'utf8')) as Record<string, string>
const i18n = i18next.createInstance()
void i18n.use(initReactI18next).init({ lng: 'vi', defaultNS: 'common', ns: ['common'], resources: { vi: { common: catalogue } }, keySeparator: false, interpolation: { escapeValue: false }, initImmediate: false })

function draw(props: Partial<ListPagesProps>): string {
  return renderToStaticMarkup(<I18nextProvider i18n={i18n}><ListPages page={1} total={60} size={25} href={(page) => `/l?page=${page}`} {...props} /></I18nextProvider>)
}

const wordsOf = (html: string) => html.replace(/<svg.*?<\/svg>/g, '').replace(/<[^>]+>/g, '|').replace(/\|+/g, '|')

describe('the pages of a list', () => {
  it('say which part is shown and lead to the others', () => {
    const html = draw({ page: 2 })
    expect(wordsOf(html)).toBe('|26 đến 50 trên 60|Trước|1|2|3|Sau|')
    expect(html).toContain('aria-label="Các trang"')
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(['/l?page=1', '/l?page=1', '/l?page=2', '/l?page=3', '/l?page=3'])
    expect(html).toContain('<a href="/l?page=2" aria-current="page">2</a>')
  })

  it('have nothing before the first and nothing after the last, which may be short', () => {
    expect(wordsOf(draw({ page: 1 }))).toBe('|1 đến 25 trên 60|1|2|3|Sau|')
    expect(wordsOf(draw({ page: 3 }))).toBe('|51 đến 60 trên 60|Trước|1|2|3|')
  })

  it('are numbers as they are written here', () => {
    expect(wordsOf(draw({ page: 1234, total: 100_000, size: 25 }))).toBe('|30.826 đến 30.850 trên 100.000|Trước|1|…|1.233|1.234|1.235|…|4.000|Sau|')
  })

  it('use the noun and the label of the list', () => {
    const html = draw({ label: 'Trang phiếu', summary: ({ from, to, total }) => `${from} đến ${to} trên ${total} phiếu` })
    expect(html).toContain('aria-label="Trang phiếu"')
    expect(wordsOf(html)).toContain('|1 đến 25 trên 60 phiếu|')
  })

  it('are left out where one page holds all, unless the number of rows is wanted all the same', () => {
    expect(draw({ total: 25 })).toBe('')
    expect(draw({ total: 26 })).not.toBe('')
    expect(wordsOf(draw({ total: 25, always: true }))).toBe('|1 đến 25 trên 25|')
  })

  it('lead back to the last from a page that is none', () => {
    const html = draw({ page: 9 })
    expect(wordsOf(html)).toBe('|60 đến 60 trên 60|Trước|1|2|3|')
    expect(/<a href="([^"]+)" rel="prev"/.exec(html)?.[1]).toBe('/l?page=3')
  })
})
