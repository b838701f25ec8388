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

type Box = { readonly width: number; readonly height: number }

/** In: the text of an SVG file. Out: its faults, and the size from its viewBox. */
export function checkSvg(text: string): SvgFigure {
  const tokens = [...text.matchAll(TOKEN)]
  const opened = tokens.filter(([, closing, name]) => name !== undefined && closing === '')
  const names = new Set(opened.map(([, , name = '']) => name))
  const box = viewBox(opened.find(([, , name]) => name === 'svg')?.[3] ?? '')
  const loose = tokens.filter(([whole]) => whole === '<').map(({ index }) => fault(placeIn(text, index), 'figureMarkup'))
  const faults = [...loose, ...opened.flatMap(([, , name = '', attributes = ''], i) => elementFaults(name, attributes, placeIn(text, opened[i]?.index ?? 0)))]
  return { faults: [...faults, ...wholeFaults(text, names, box)], width: box?.width ?? null, height: box?.height ?? null }
}

function attributesOf(text: string): { key: string; value: string }[] {
  return [...text.matchAll(ATTRIBUTE)].map(([, key = '', double, single]) => ({ key, value: double ?? single ?? '' }))
}

function elementFaults(name: string, attributes: string, at: TextPlace): TextFault[] {
  const unknown = ELEMENTS.includes(name) ? [] : [fault(at, 'figureElement', { name })]
  return [...unknown, ...attributesOf(attributes).flatMap(({ key, value }) => attributeFaults(name, key, value, at))]
}

function attributeFaults(name: string, key: string, value: string, at: TextPlace): TextFault[] {
  if (!ATTRIBUTES.test(key) && !/^data-[a-z-]+$/.test(key)) return [fault(at, 'figureAttribute', { name, attribute: key })]
  const decoded = value.replace(/[\u0000-\u0020]/g, '').replace(/&[^;]*;/g, '&')
  const link = key === 'href' ? !/^#[\w-]+$/.test(value) : /url\((?!['"]?#)/i.test(decoded) || /javascript:/i.test(decoded)
  if (link) return [fault(at, 'figureLink', { attribute: key })]
  return key === 'font-size' && Number.parseFloat(value) < 12 ? [fault(at, 'figureSmallText', { size: value })] : []
}

function viewBox(attributes: string): Box | null {
  const value = attributesOf(attributes).find(({ key }) => key === 'viewBox')?.value ?? ''
  const [, width, height] = /^\s*0[\s,]+0[\s,]+(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)\s*$/.exec(value) ?? []
  return Number(width) > 0 && Number(height) > 0 ? { width: Number(width), height: Number(height) } : null
}

function wholeFaults(text: string, names: ReadonlySet<string>, box: Box | null): TextFault[] {
  const start = { line: 1, column: 1 }
  return [
    ...(/<!(?!--)/.test(text) || !/^\s*(?:<\?xml [^?]*\?>\s*)?<svg[\s>]/.test(text) ? [fault(start, 'figureMarkup')] : []),
    ...(box?.width === 360 ? [] : [fault(start, 'figureViewBox')]),
    ...(names.has('title') && names.has('desc') ? [] : [fault(start, 'figureNoTitle')]),
  ]
}
