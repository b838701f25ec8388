/**
 * A report on A4, lying: national heading, title, a table whose head stands on every page, the total, notes, places to sign. Pages
 * are numbered at the top from the second on, edges as Nghị định 30/2020/NĐ-CP has them (certificates.md §2: top and bottom 20–25 mm,
 * left 30–35, right 15–20). A page that is full is packed at once, so that a long list does not stand in memory as drawing
 * commands; drawing rests between rows, so that other requests are answered. Fonts are those of the certificates.
 */
import fontkit from '@pdf-lib/fontkit'
import { PDFArray, PDFContentStream, PDFDocument, PDFPage, PDFRef } from 'pdf-lib'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { headRuns, type ReportCell, type ReportFrame } from '~/domain/report/official-sheet'
import { fontFiles } from '~/server/certificate/render-certificate-pdf.server'
import type { ReportRows } from '~/server/report/open-report.server'
import { type Align, drawLines, INK, LINE_HEIGHT, linesOf, measureOf, type Measure, type PaperFace, type PaperFaces } from './paper-pen.server'
import { restAt } from './rest-at.server'

const MM = 72 / 25.4
const [WIDTH, HEIGHT] = [297 * MM, 210 * MM]
const EDGE = { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 15 * MM }
const INNER = WIDTH - EDGE.left - EDGE.right
const PAD = 1.8
/** A table of many columns is set smaller. */
const MANY_COLUMNS = 16
const REST_ROWS = 20
/** Points; smaller than this nobody reads. */
const SMALLEST = 6
/** What is set to fit a width fits it whatever the last bits of arithmetic say. */
const SURELY = 0.995
/** Two lines of words, and room for a signature and a seal. */
const SIGN_HEIGHT = 40 * MM

type Column = { readonly x: number; readonly width: number; readonly align: Align }
type Sheet = { readonly pdf: PDFDocument; readonly faces: PaperFaces; readonly measure: Measure; readonly frame: ReportFrame; readonly columns: readonly Column[]; readonly size: number; page: PDFPage; y: number; pages: number }

export async function toOfficialPdf(frame: ReportFrame, rows: ReportRows, now: Date): Promise<Buffer> {
  const sheet = await open(frame, now)
  drawHeading(sheet)
  drawHead(sheet)
  // One row is held back: the last stands with the total and the places to sign.
  let held: readonly ReportCell[] | null = null
  let next = await rows.next()
  for (let count = 1; !next.done; count += 1) {
    if (held !== null) drawRow(sheet, held, 'regular')
    held = next.value
    await restAt(count, REST_ROWS)
    next = await rows.next()
  }
  drawEnd(sheet, held, next.value)
  pack(sheet)
  return Buffer.from(await sheet.pdf.save({ objectsPerTick: 20, addDefaultPage: false }))
}

async function open(frame: ReportFrame, now: Date): Promise<Sheet> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.registerFontkit(fontkit)
  pdf.setTitle(frame.title, { showInWindowTitleBar: true })
  pdf.setAuthor(frame.heading.agency)
  pdf.setLanguage('vi')
  pdf.setProducer('Đạt Chuẩn')
  pdf.setCreator('Đạt Chuẩn')
  pdf.setCreationDate(now)
  pdf.setModificationDate(now)
  const [regular, bold, italic] = await fontFiles()
  const faces = { regular: await pdf.embedFont(regular, { subset: true }), bold: await pdf.embedFont(bold, { subset: true }), italic: await pdf.embedFont(italic, { subset: true }) }
  const scale = INNER / frame.columns.reduce((sum, { width }) => sum + width, 0)
  let x = EDGE.left
  const columns = frame.columns.map(({ width, align = 'left' }): Column => {
    const column = { x, width: width * scale, align }
    x += column.width
    return column
  })
  const size = frame.columns.length > MANY_COLUMNS ? 8 : 9.5
  return { pdf, faces, measure: measureOf(faces), frame, columns, size, page: addPage(pdf, 0), y: HEIGHT - EDGE.top, pages: 1 }
}

/** Text over some width; the pen moves below it. */
function drawText(sheet: Sheet, text: string, face: PaperFace, size: number, align: Align, box = { x: EDGE.left, width: INNER }, moves = true): number {
  const lines = linesOf(text, face, size, box.width, sheet.measure)
  drawLines(sheet.page, sheet.faces, sheet.measure, lines, { ...box, align }, sheet.y, face, size)
  const height = lines.length * size * LINE_HEIGHT
  if (moves) sheet.y -= height
  return height
}

function drawHeading(sheet: Sheet): void {
  const { heading, title, lines } = sheet.frame
  const [left, right] = [{ x: EDGE.left, width: INNER * 0.42 }, { x: EDGE.left + INNER * 0.5, width: INNER * 0.5 }]
  const pair = (a: string, faceA: PaperFace, b: string, sizeB: number) => {
    const height = Math.max(drawText(sheet, a, faceA, 12, 'center', left, false), drawText(sheet, b, 'bold', sizeB, 'center', right, false))
    sheet.y -= height
  }
  pair(heading.above, 'regular', heading.nation, 12)
  pair(heading.agency, 'bold', heading.motto, 13)
  const rule = (box: { x: number; width: number }, share: number) => sheet.page.drawLine({ start: { x: box.x + (box.width * (1 - share)) / 2, y: sheet.y - 2 }, end: { x: box.x + (box.width * (1 + share)) / 2, y: sheet.y - 2 }, thickness: 0.75, color: INK })
  rule(left, 0.3)
  rule(right, sheet.measure(heading.motto, 'bold', 13) / right.width)
  sheet.y -= 18
  drawText(sheet, title, 'bold', 14, 'center', { x: EDGE.left + INNER * 0.08, width: INNER * 0.84 })
  sheet.y -= 6
  for (const line of lines) drawText(sheet, line, 'regular', 11.5, 'left')
  sheet.y -= 6
}

/** A page that the document knows by its node only: one it kept would keep its drawing commands with it. */
function addPage(pdf: PDFDocument, before: number): PDFPage {
  const page = PDFPage.create(pdf)
  page.setSize(WIDTH, HEIGHT)
  page.node.setParent(pdf.catalog.insertLeafNode(page.ref, before))
  return page
}

/** The commands of a page that is drawn become the bytes of the file: some twenty times fewer. */
function pack({ pdf, page }: Sheet): void {
  const contents = page.node.Contents()
  if (!(contents instanceof PDFArray)) return
  for (const ref of contents.asArray()) {
    const stream = pdf.context.lookup(ref)
    if (ref instanceof PDFRef && stream instanceof PDFContentStream) pdf.context.assign(ref, pdf.context.flateStream(stream.getUnencodedContents()))
  }
}

function newPage(sheet: Sheet): void {
  pack(sheet)
  sheet.page = addPage(sheet.pdf, sheet.pages)
  sheet.pages += 1
  sheet.y = HEIGHT - 10 * MM
  drawText(sheet, String(sheet.pages), 'regular', 12, 'center')
  sheet.y = HEIGHT - EDGE.top
  drawHead(sheet)
}

function cellBox(sheet: Sheet, from: number, to: number, top: number, height: number): { x: number; width: number } {
  const [first, last] = [sheet.columns[from], sheet.columns[to]]
  if (first === undefined || last === undefined) return { x: EDGE.left, width: 0 }
  const width = last.x + last.width - first.x
  sheet.page.drawRectangle({ x: first.x, y: top - height, width, height, borderColor: INK, borderWidth: 0.5 })
  return { x: first.x + PAD, width: width - 2 * PAD }
}

/** No word of a head is broken: where one is wider than its column, the whole head is set smaller. */
function headSize({ frame, columns, size, measure }: Sheet): number {
  const shares = frame.columns.flatMap(({ header }, index) => header.split(' ').map((word) => ((columns[index]?.width ?? 0) - 2 * PAD) / measure(word, 'bold', size)))
  return Math.max(SMALLEST, size * Math.min(1, ...shares.map((share) => share * SURELY)))
}

function drawHead(sheet: Sheet): void {
  const { frame, columns, measure } = sheet
  const size = headSize(sheet)
  const line = size * LINE_HEIGHT
  const runs = headRuns(frame.columns)
  const linesIn = (text: string, from: number, to: number) => linesOf(text, 'bold', size, (columns[to]?.x ?? 0) + (columns[to]?.width ?? 0) - (columns[from]?.x ?? 0) - 2 * PAD, measure)
  const own = frame.columns.map(({ header }, index) => linesIn(header, index, index))
  const grouped = runs.filter(({ group }) => group !== null).map((run) => ({ ...run, lines: linesIn(run.group ?? '', run.from, run.to) }))
  const upper = grouped.length === 0 ? 0 : Math.max(...grouped.map(({ lines }) => lines.length)) * line + 2 * PAD
  const most = (indexes: readonly number[]) => Math.max(1, ...indexes.map((index) => own[index]?.length ?? 1)) * line + 2 * PAD
  const single = frame.columns.flatMap(({ group }, index) => (group === undefined ? [index] : []))
  const lower = Math.max(most(frame.columns.flatMap(({ group }, index) => (group === undefined ? [] : [index]))), most(single) - upper)
  const height = upper + lower
  const put = (lines: readonly string[], from: number, to: number, top: number, tall: number) => {
    const box = cellBox(sheet, from, to, top, tall)
    drawLines(sheet.page, sheet.faces, measure, lines, { ...box, align: 'center' }, top - (tall - lines.length * line) / 2, 'bold', size)
  }
  for (const { lines, from, to } of grouped) put(lines, from, to, sheet.y, upper)
  frame.columns.forEach(({ group }, index) => {
    if (group === undefined) put(own[index] ?? [], index, index, sheet.y, height)
    else put(own[index] ?? [], index, index, sheet.y - upper, lower)
  })
  sheet.y -= height
}

/** The lines of a cell and their size: a text is broken, a figure never is (12.59|9 would be read wrong) but set smaller. */
function cellLines({ size, measure }: Sheet, cell: ReportCell, face: PaperFace, width: number): { readonly lines: string[]; readonly size: number } {
  if (typeof cell !== 'number') return { lines: linesOf(cell ?? '', face, size, width, measure), size }
  const text = formatNumber(cell)
  return { lines: [text], size: size * Math.min(1, (width / measure(text, face, size)) * SURELY) }
}

function layRow(sheet: Sheet, cells: readonly ReportCell[], face: PaperFace) {
  const line = sheet.size * LINE_HEIGHT
  const tallest = Math.floor((HEIGHT - EDGE.top - EDGE.bottom) / 2 / line)
  const texts = sheet.columns.map(({ width }, index) => cellLines(sheet, cells[index] ?? null, face, width - 2 * PAD))
  return { texts, tallest, height: Math.min(tallest, Math.max(...texts.map(({ lines }) => lines.length))) * line + 2 * PAD }
}

function drawRow(sheet: Sheet, cells: readonly ReportCell[], face: PaperFace): void {
  const { columns, measure } = sheet
  const { texts, tallest, height } = layRow(sheet, cells, face)
  if (sheet.y - height < EDGE.bottom) newPage(sheet)
  texts.forEach((text, index) => {
    const lines = text.lines.slice(0, tallest)
    const box = cellBox(sheet, index, index, sheet.y, height)
    drawLines(sheet.page, sheet.faces, measure, lines, { ...box, align: columns[index]?.align ?? 'left' }, sheet.y - (height - lines.length * text.size * LINE_HEIGHT) / 2, face, text.size)
  })
  sheet.y -= height
}

/** The last row, the total, the notes and the places to sign stand on one page: nobody signs a page without figures. */
function drawEnd(sheet: Sheet, last: readonly ReportCell[] | null, total: readonly ReportCell[]): void {
  const { notes, sign } = sheet.frame
  const size = 9
  const told = notes.reduce((sum, text) => sum + linesOf(text, 'italic', size, INNER, sheet.measure).length * size * LINE_HEIGHT, 0)
  const tall = (last === null ? 0 : layRow(sheet, last, 'regular').height) + layRow(sheet, total, 'bold').height + 6 + told + SIGN_HEIGHT
  if (sheet.y - tall < EDGE.bottom) newPage(sheet)
  if (last !== null) drawRow(sheet, last, 'regular')
  drawRow(sheet, total, 'bold')
  sheet.y -= 6
  for (const text of notes) drawText(sheet, text, 'italic', size, 'left')
  sheet.y -= 10
  const [left, right] = [{ x: EDGE.left, width: INNER / 2 }, { x: EDGE.left + INNER / 2, width: INNER / 2 }]
  drawText(sheet, sign.place, 'italic', 12, 'center', right)
  drawText(sheet, sign.left, 'bold', 12, 'center', left, false)
  drawText(sheet, sign.right, 'bold', 12, 'center', right)
  drawText(sheet, sign.leftNote, 'italic', 11, 'center', left, false)
  drawText(sheet, sign.rightNote, 'italic', 11, 'center', right)
}
