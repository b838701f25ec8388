import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Button } from './button'
import { CompetencyChart } from './competency-chart'
import { keepTogether } from './keep-together'
import { OptionRow } from './option-row'
import { OverviewGrid } from './overview-grid'
import { ProgressLine } from './progress-line'
import { StandingRing } from './standing-ring'
import { Table } from './table'
import { TextInput } from './text-input'
import { TileMap } from './tile-map'
import { TrendChart } from './trend-chart'
import { trendScale } from './trend-scale'

const html = renderToStaticMarkup
const count = (markup: string, part: string) => markup.split(part).length - 1

describe('form controls', () => {
  it('tie an input to its hint and its error', () => {
    const markup = html(<TextInput id="day" name="day" label="Ngày" hint="05/3/2024" error="Nhập ngày" />)
    expect(markup).toContain('aria-describedby="day-hint day-error"')
    expect(markup).toContain('aria-invalid="true"')
    expect(html(<TextInput id="day" name="day" label="Ngày" />)).not.toMatch(/aria-describedby|aria-invalid/)
  })
  it('a button that is off says why and sends nothing', () => {
    const markup = html(<Button off={{ id: 'why', reason: 'Còn 1 lỗi' }}>Gửi</Button>)
    expect(markup).toContain('type="button"')
    expect(markup).toContain('aria-describedby="why"')
    expect(markup).toContain('id="why">Còn 1 lỗi')
  })
  it('an option of an exam carries no trace of right or wrong', () => {
    const open = html(<ul><OptionRow id="o" name="a" value="1" letter="A">Có</OptionRow></ul>)
    expect(open).not.toMatch(/right|wrong|why|disabled/)
    expect(html(<ul><OptionRow id="o" name="a" value="1" result={{ kind: 'right', mark: 'Đúng' }}>Có</OptionRow></ul>)).toContain('opt right')
  })
  it('exam cells can save the question they leave', () => {
    const cells = [{ number: 12, href: '/12', answered: true, flagged: false, current: true, label: 'đã trả lời' }]
    const words = { answered: 'a', open: 'b', current: 'c', flagged: 'd' }
    expect(html(<OverviewGrid cells={cells} words={words} submit={{ form: 'f', name: 'go' }} />)).toMatch(/<button[^>]*form="f" name="go" value="12"/)
    expect(html(<OverviewGrid cells={cells} words={words} />)).toContain('href="/12"')
  })
})

describe('table', () => {
  const rows = [{ id: 'x', name: 'An', state: '' }]
  const markup = html(<Table caption="Người" rows={rows} rowId={(row) => row.id} columns={[
    { id: 'n', label: 'Tên', heading: true, cell: (row) => row.name, sort: { href: '?sort=-n', direction: 'ascending' } },
    { id: 's', label: 'Thiếu', cell: () => '—', empty: (row) => row.state === '', sort: { href: '?sort=s' } },
  ]} />)
  it('says how it is sorted, once', () => {
    expect(count(markup, 'aria-sort="ascending"')).toBe(1)
    expect(count(markup, 'aria-sort="none"')).toBe(1)
  })
  it('names its rows and hides what says nothing on phones', () => {
    expect(markup).toContain('<th scope="row">An</th>')
    expect(markup).toContain('<td class="nil">')
  })
})

describe('pictures', () => {
  it('the ring has one segment a requirement', () => {
    const ring = html(<StandingRing met={4} total={6} label="4 trên 6" />)
    expect([count(ring, 'class="done"'), count(ring, 'class="open"')]).toEqual([4, 2])
    expect(count(html(<StandingRing met={0} total={0} label="" />), '<circle')).toBe(1)
  })
  it('a line never leaves its ground', () => {
    expect(html(<ProgressLine value={1.7} />)).toMatch(/line-fill" width="100"/)
    expect(html(<ProgressLine value={-1} />)).toMatch(/line-fill" width="0"/)
  })
  it('a gap runs from what is proven to the standard', () => {
    const row = (standard: 3, proven: 0 | 1 | 3) => html(<CompetencyChart label="" words={{ standard: '', proven: '', gap: '' }} rows={[{ name: 'x', standard, proven, result: '' }]} />)
    expect(row(3, 1)).toContain('gap at1 by2')
    expect(row(3, 0)).toContain('gap at0 by0-3')
    expect(row(3, 3)).not.toContain('class="gap at')
  })
  it('a tile stands where the layout says and speaks its finding', () => {
    const map = html(<TileMap label="Bản đồ" tiles={[{ id: '1', name: 'Ba Vì', value: '63,4', step: 1, column: 1, row: 2, href: '#', label: 'Ba Vì: 63,4 phần trăm' }]} />)
    expect(map).toContain('class="c1 r2"')
    expect(map).toContain('aria-label="Ba Vì: 63,4 phần trăm"')
  })
  it('the scale turns data into the frame, upside down', () => {
    const to = trendScale({ width: 100, height: 100, left: 10, right: 90, top: 20, bottom: 80 }, { from: 0, to: 4 }, { from: 40, to: 100 })
    expect([to.x(0), to.x(4), to.y(40), to.y(100), to.y(70), to.y(20)]).toEqual([10, 90, 80, 20, 50, 80])
  })
  it('draws without any inline style', () => {
    const at = { x: 1, y: 82.1 }
    const chart = html(<TrendChart label="Tăng" x={{ from: 0, to: 4, years: [{ at: 0, text: '2012' }] }} y={{ from: 40, to: 100, lines: [] }} goal={{ at: 100, text: '100 %', note: '' }} actual={[{ x: 0, y: 60 }, at]} actualText="thực tế" asOf={{ ...at, text: '82,1 %', note: '' }} />)
    expect(chart).not.toMatch(/ style=/)
    expect(count(chart, 'role="img"')).toBe(2)
  })
})

describe('keepTogether', () => {
  it('binds compound words and numbers to their unit, nothing else', () => {
    expect(keepTogether('Trả kết quả sau 9 ngày làm việc')).toBe('Trả kết\u00a0quả sau 9\u00a0ngày làm\u00a0việc')
    expect(keepTogether('Xem kết quảng')).toBe('Xem kết quảng')
    expect(keepTogether(7)).toBe(7)
  })
})
