/**
 * Where each line of the paper stands: A4 landscape, measured like the page of the design (1123 × 794, from the top left).
 * Only positions are here; the words come from domain/certificate/certificate-paper.
 */
import { rgb, type PDFFont, type PDFPage, type RGB } from 'pdf-lib'
import type { CertificatePaper, PaperLine } from '~/domain/certificate/certificate-paper'
import { drawQr } from './draw-qr.server'

export const A4_LANDSCAPE = [841.89, 595.28] as const
export type PaperFonts = { readonly regular: PDFFont; readonly bold: PDFFont; readonly italic: PDFFont }

const UNIT = A4_LANDSCAPE[0] / 1123
const INK = rgb(0.078, 0.125, 0.118)
const WATER = rgb(0.055, 0.361, 0.357)
const DEEP_WATER = rgb(0.035, 0.247, 0.251)
const LACQUER = rgb(0.604, 0.165, 0.102)
const STONE = rgb(0.353, 0.396, 0.38)
const PAPER = rgb(1, 0.996, 0.98)

const LEFT = 131.5
const WIDTH = 860
const FRAME = [
  { width: 3, path: 'M32 32H1091V762H32Z' },
  { width: 1, path: 'M66 42H1057V66H1081V728H1057V752H66V728H42V66H66Z' },
  { width: 0.7, path: 'M72 48H1051V72H1075V722H1051V746H72V722H48V72H72Z' },
  ...[[42, 42], [1057, 42], [42, 728], [1057, 728]].map(([x, y]) => ({ width: 1, path: `M${x} ${y}h24v24h-24Z` })),
]
const DIAMONDS = [[54, 49], [1069, 49], [54, 735], [1069, 735]].map(([x, y]) => `M${x} ${y}l5 5-5 5-5-5z`)

type Pen = { readonly page: PDFPage; readonly fonts: PaperFonts }
type Text = { readonly font?: keyof PaperFonts; readonly size: number; readonly color?: RGB }

const down = (y: number) => A4_LANDSCAPE[1] - y * UNIT

function drawText({ page, fonts }: Pen, text: string, x: number, baseline: number, { font = 'regular', size, color = INK }: Text): void {
  page.drawText(text, { x: x * UNIT, y: down(baseline), font: fonts[font], size: size * UNIT, color })
}

function widthOf({ fonts }: Pen, text: string, { font = 'regular', size }: Text): number {
  return fonts[font].widthOfTextAtSize(text, size)
}

/** Draws centred, smaller where the line would be wider than `most`. Out: the width drawn. */
function drawCentred(pen: Pen, text: string, centre: number, baseline: number, look: Text, most = 900): number {
  const full = widthOf(pen, text, look)
  const size = full > most ? (look.size * most) / full : look.size
  const width = widthOf(pen, text, { ...look, size })
  drawText(pen, text, centre - width / 2, baseline, { ...look, size })
  return width
}

function rule({ page }: Pen, centre: number, width: number, y: number): void {
  page.drawLine({ start: { x: (centre - width / 2) * UNIT, y: down(y) }, end: { x: (centre + width / 2) * UNIT, y: down(y) }, thickness: 0.75, color: INK })
}

/** Draws a line of pieces, broken between words at `width`. Out: the baseline of the last line drawn. */
function drawLine(pen: Pen, line: PaperLine, baseline: number, { size, height, x, width }: { size: number; height: number; x: number; width: number }): number {
  let at = 0
  let y = baseline
  for (const { text, strong } of line) {
    const look: Text = { size, font: strong ? 'bold' : 'regular' }
    for (const word of text.match(/\S+\s*|\s+/gu) ?? []) {
      if (at > 0 && at + widthOf(pen, word.trimEnd(), look) > width) {
        at = 0
        y += height
      }
      drawText(pen, word, x + at, y, look)
      at += widthOf(pen, word, look)
    }
  }
  return y
}

function drawFrame({ page }: Pen): void {
  const [width, height] = A4_LANDSCAPE
  page.drawRectangle({ x: 0, y: 0, width, height, color: PAPER })
  for (const line of FRAME) page.drawSvgPath(line.path, { x: 0, y: height, scale: UNIT, borderColor: WATER, borderWidth: line.width })
  for (const diamond of DIAMONDS) page.drawSvgPath(diamond, { x: 0, y: height, scale: UNIT, color: WATER })
  // The round window behind the text.
  const centre = { x: 562 * UNIT, y: down(406) }
  const faint = { borderColor: WATER, borderWidth: 1, borderOpacity: 0.09, opacity: 0 }
  for (const radius of [189, 180.6, 100.8, 92.4]) page.drawCircle({ ...centre, size: radius * UNIT, ...faint })
  const ray = (n: number, radius: number) => `${(562 + radius * Math.cos((n * Math.PI) / 12)).toFixed(1)} ${(406 + radius * Math.sin((n * Math.PI) / 12)).toFixed(1)}`
  const rays = Array.from({ length: 24 }, (_, n) => `M${ray(n, 100.8)}L${ray(n, 180.6)}`).join('')
  page.drawSvgPath(rays, { x: 0, y: height, scale: UNIT, borderColor: WATER, borderWidth: 1.2, borderOpacity: 0.09 })
}

/**
 * The whole certificate for an empty A4 landscape page, in steps to be run in order: each takes some milliseconds, so
 * that requests can be answered in between.
 */
export function certificateSteps(page: PDFPage, fonts: PaperFonts, paper: CertificatePaper, verifyUrl: string): (() => void)[] {
  const pen: Pen = { page, fonts }
  let baseline = 330
  return [
    () => drawFrame(pen),
    () => drawHead(pen, paper),
    () => drawTitle(pen, paper),
    () => drawHolder(pen, paper, baseline),
    ...paper.body.map((line) => () => {
      baseline = drawLine(pen, line, baseline + 33.5, { size: 19, height: 26, x: LEFT, width: WIDTH })
    }),
    () => drawQr(page, verifyUrl, { x: LEFT * UNIT, y: down(714), size: 92 * UNIT }),
    () => paper.verify.forEach((line, index) => drawLine(pen, line, 708 - (paper.verify.length - 1 - index) * 21.75, { size: 14.5, height: 21.75, x: 246, width: 420 })),
    () => drawSign(pen, paper),
  ]
}

function drawHead(pen: Pen, paper: CertificatePaper): void {
  const [left, right] = [290, 755]
  drawCentred(pen, paper.issuer.parent, left, 93, { size: 17 }, 370)
  rule(pen, left, drawCentred(pen, paper.issuer.name, left, 118, { size: 17, font: 'bold' }, 370) / 2, 127)
  drawCentred(pen, paper.nation, right, 93, { size: 17, font: 'bold' }, 520)
  rule(pen, right, drawCentred(pen, paper.motto, right, 118, { size: 17, font: 'bold' }, 520), 127)
}

function drawTitle(pen: Pen, paper: CertificatePaper): void {
  drawCentred(pen, paper.authority, 561.5, 175, { size: 18 })
  drawCentred(pen, paper.title, 561.5, 239, { size: 50, font: 'bold', color: LACQUER })
  if (paper.subtitle) drawCentred(pen, paper.subtitle, 561.5, 277, { size: 21, font: 'bold', color: DEEP_WATER })
}

function drawHolder(pen: Pen, { holder }: CertificatePaper, baseline: number): void {
  const lead = `${holder.lead} `
  const leadWidth = widthOf(pen, lead, { size: 19 })
  const nameWidth = widthOf(pen, holder.name, { size: 23, font: 'bold' })
  drawText(pen, lead, LEFT, baseline, { size: 19 })
  drawText(pen, holder.name, LEFT + leadWidth, baseline, { size: Math.min(23, (23 * (WIDTH - leadWidth)) / nameWidth), font: 'bold' })
}

function drawSign(pen: Pen, { sign }: CertificatePaper): void {
  const centre = 854
  drawCentred(pen, sign.placeAndDay, centre, 576, { size: 18, font: 'italic' }, 340)
  drawCentred(pen, sign.authority, centre, 603, { size: 18, font: 'bold' }, 330)
  drawCentred(pen, sign.space, centre, 640, { size: 14, font: 'italic', color: STONE }, 330)
}
