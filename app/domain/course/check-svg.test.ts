import { describe, expect, test } from 'vitest'
import { checkSvg } from './check-svg'

const svg = (inside: string, attributes = '') => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 200"${attributes}><title>t</title><desc>d</desc>${inside}</svg>`
const keys = (text: string) => checkSvg(text).faults.map(({ key }) => key)

describe('a figure', () => {
  test('of listed parts is sound, and measured', () => {
    expect(checkSvg(svg('<!-- note --><g fill="#fff"><text x="1" y="2" font-size="14">Thứ hai</text><use href="#a"/></g>'))).toEqual({ faults: [], width: 360, height: 200 })
  })

  test.each([
    ['<script>alert(1)</script>', 'figureElement'],
    ['<foreignObject/>', 'figureElement'],
    ['<style>a{}</style>', 'figureElement'],
    ['<image href="#x"/>', 'figureElement'],
    ['<animate attributeName="href"/>', 'figureElement'],
    ['<rect onload="x()"/>', 'figureAttribute'],
    ['<rect style="fill:red"/>', 'figureAttribute'],
    ['<use xlink:href="#a"/>', 'figureAttribute'],
    ['<use href="https://example.vn/a.svg#a"/>', 'figureLink'],
    ['<use href="javascript:alert(1)"/>', 'figureLink'],
    ['<rect fill="url(https://example.vn/#a)"/>', 'figureLink'],
    ['<rect fill="url( &#104;ttps://example.vn)"/>', 'figureLink'],
    ['<text font-size="11">a</text>', 'figureSmallText'],
    ['<rect x=1/>', 'figureMarkup'],
    ['<![CDATA[<script/>]]>', 'figureMarkup'],
  ])('%s is refused', (inside, key) => expect(keys(svg(inside))).toContain(key))

  test.each([
    ['<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(''), 'figureMarkup'],
    ['<html></html>', 'figureMarkup'],
    ['<svg viewBox="0 0 400 10"><title>t</title><desc>d</desc></svg>', 'figureViewBox'],
    ['<svg viewBox="0 0 360 10"></svg>', 'figureNoTitle'],
  ])('%s is refused as a whole', (text, key) => expect(keys(text)).toContain(key))
})
