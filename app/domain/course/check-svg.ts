/**
 * Whether a figure is a drawing and nothing else: listed elements and attributes only, no script, style, event, foreign
 * object, nor link out of the file; 360 wide; a title and a description; no text under 12 px.
 * Source: writing-guide §34; design.md §5 (uploads are judged by content).
 */
import { type TextFault, type TextPlace, fault } from '../content/fault'
import { placeIn } from '../content/weekday-claims'

const ELEMENTS = [
  'svg', 'title', 'desc', 'defs', 'g', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'path', 'text', 'tspan', 'marker', 'clipPath',
  'linearGradient', 'stop', 'use', 'symbol', 'pattern',
]
const ATTRIBUTES =
  /^(xmlns|xml:lang|lang|version|viewBox|width|height|preserveAspectRatio|role|id|class|aria-[a-z]+|focusable|x|y|x1|y1|x2|y2|dx|dy|cx|cy|r|rx|ry|d|points|transform|opacity|offset|href|text-anchor|dominant-baseline|letter-spacing|word-spacing|textLength|lengthAdjust|(?:fill|stroke|stop|font|marker|clip)(?:-[a-z]+)*|clipPathUnits|gradientUnits|gradientTransform|patternUnits|paint-order|shape-rendering|text-rendering|text-decoration|baseline-shift|rotate|ref[XY]|marker(?:Units|Width|Height)|orient)$/
const TOKEN = /<!--[\s\S]*?-->|<\?xml [^?]*\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

export type SvgFigure = { readonly faults: readonly TextFault[]; readonly width: number | null; readonly height: number | null }

/** In: the text of an SVG file. Out: its faults, and the size from its viewBox. */
export function checkSvg(text: string): SvgFigure {
  const faults: TextFault[] = []
  const names = new Set<string>()
  let box: { width: number; height: number } | null = null
  for (const token of text.matchAll(TOKEN)) {
    const [whole, closing = '', name = '', attributes = ''] = token
    const at = placeIn(text, token.index)
    if (whole === '<') faults.push(fault(at, 'figureMarkup'))
    if (name === '' || closing !== '') continue
    if (!ELEMENTS.includes(name)) faults.push(fault(at, 'figureElement', { name }))
    else names.add(name)
    for (const [, key = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
      const value = double ?? single ?? ''
      faults.push(...attributeFaults(name, key, value, at))
      if (name === 'svg' && key === 'viewBox' && box === null) box = readBox(value)
    }
  }
  return { faults: [...faults, ...wholeFaults(text, names, box)], width: box?.width ?? null, height: box?.height ?? null }
}

function attributeFaults(name: string, key: string, value: string, at: TextPlace): TextFault[] {
  if (!ATTRIBUTES.test(key) && !/^data-[a-z-]+$/.test(key)) return [fault(at, 'figureAttribute', { name, attribute: key })]
  const decoded = value.replace(/[\u0000-\u0020]/g, '').replace(/&[^;]*;/g, '&')
  const link = key === 'href' ? !/^#[\w-]+$/.test(value) : /url\((?!['"]?#)/i.test(decoded) || /javascript:/i.test(decoded)
  if (link) return [fault(at, 'figureLink', { attribute: key })]
  return key === 'font-size' && Number.parseFloat(value) < 12 ? [fault(at, 'figureSmallText', { size: value })] : []
}

function readBox(value: string): { width: number; height: number } | null {
  const [x, y, width, height] = value.trim().split(/[\s,]+/).map(Number)
  return x === 0 && y === 0 && width !== undefined && height !== undefined && width > 0 && height > 0 ? { width, height } : null
}

function wholeFaults(text: string, names: ReadonlySet<string>, box: { width: number } | null): TextFault[] {
  const start = { line: 1, column: 1 }
  return [
    ...(/<!(?!--)/.test(text) || !/^\s*(?:<\?xml [^?]*\?>\s*)?<svg[\s>]/.test(text) ? [fault(start, 'figureMarkup')] : []),
    ...(box?.width === 360 ? [] : [fault(start, 'figureViewBox')]),
    ...(names.has('title') && names.has('desc') ? [] : [fault(start, 'figureNoTitle')]),
  ]
}
