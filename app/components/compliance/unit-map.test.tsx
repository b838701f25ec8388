import { readFileSync } from 'node:fs'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { tileLayoutsSchema } from '~/domain/org/tile-layout'
import { UnitMap } from './unit-map'

const { layouts } = tileLayoutsSchema.parse(parse(readFileSync('content/units/tile-layout.yaml', 'utf8')))
const places = layouts[0]?.tiles ?? {}
const units = Object.keys(places).map((code, index) => ({ unitId: code, code, name: `Đơn vị ${code}`, type: 'quan', people: index === 0 ? 3 : 10, met: index === 0 ? 1 : index === 1 ? 2 : 9, expiring: 0 }))

// Read as files: components may not import the catalogues.
const catalogue = (name: string) => JSON.parse(readFileSync(`app/messages/vi/${name}.json`, 'utf8')) as Record<string, string>
const i18n = i18next.createInstance()
void i18n.use(initReactI18next).init({ lng: 'vi', defaultNS: 'compliance', ns: ['compliance', 'standing'], resources: { vi: { compliance: catalogue('compliance'), standing: catalogue('standing') } }, keySeparator: false, interpolation: { escapeValue: false }, initImmediate: false })

function draw(shown: typeof units): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <UnitMap units={shown} places={places} href={(id) => `/u/${id}`} table={<p>bảng</p>} links={[]} />
    </I18nextProvider>,
  )
}

describe('the tile map', () => {
  const html = draw(units)
  const cells = [...html.matchAll(/<li class="(c\d r\d)">/g)].map((match) => match[1])

  it('draws 29 tiles, each at a place of its own', () => {
    expect(cells).toHaveLength(29)
    expect(new Set(cells).size).toBe(29)
  })

  it('prints the rate in every tile but one of few people, and says the whole finding in its label', () => {
    expect(html).toContain('aria-label="Quận Đơn vị 001: 90,0\u00a0%, 9 trên 10 người"')
    expect(html).toMatch(/class="tile s0"[^>]*aria-label="[^"]*: ít người, 1 trên 3 người"/)
  })

  it('selects the unit with the lowest rate, not the one with few people', () => {
    expect([...html.matchAll(/aria-current="true"/g)]).toHaveLength(1)
    expect(html).toContain(`<b>Quận ${units[1]?.name}</b>`)
  })

  it('selects nothing when everybody complies', () => {
    expect(draw(units.map((unit) => ({ ...unit, people: 10, met: 10 })))).not.toContain('aria-current')
  })
})
