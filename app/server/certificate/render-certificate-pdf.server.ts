/**
 * The certificate as PDF with a real text layer: Tinos, a free face with the widths of the official one, embedded as a
 * subset. The same certificate always gives the same bytes (all dates are those of its issue). Rendered files are kept
 * in a small memory; drawing yields to the event loop between its steps, and one certificate is drawn at a time.
 */
import fontkit from '@pdf-lib/fontkit'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { PDFDocument, type PDFFont } from 'pdf-lib'
import { certificatePaper } from '~/domain/certificate/certificate-paper'
import { registryNumber } from '~/domain/certificate/certificate'
import { A4_LANDSCAPE, certificateSteps } from './draw-certificate.server'
import type { CertificateView } from './load-certificate.server'
import { readFont } from './read-font.server'

const KEPT = 100
const kept = new Map<string, Uint8Array>()
let queue: Promise<unknown> = Promise.resolve()

const tinos = (file: string) => readFont(`@expo-google-fonts/tinos/${file}.ttf`)
let files: Promise<readonly [Buffer, Buffer, Buffer]> | undefined

export function fontFiles(): Promise<readonly [Buffer, Buffer, Buffer]> {
  files ??= Promise.all([tinos('400Regular/Tinos_400Regular'), tinos('700Bold/Tinos_700Bold'), tinos('400Regular_Italic/Tinos_400Regular_Italic')])
  return files
}

/** In: the certificate; the address its QR code opens. */
export async function renderCertificatePdf(certificate: CertificateView, verifyUrl: string): Promise<Uint8Array> {
  const key = `${certificate.id} ${verifyUrl}`
  const known = kept.get(key)
  if (known) {
    kept.delete(key)
    kept.set(key, known)
    return known
  }
  const drawing = queue.then(() => draw(certificate, verifyUrl))
  queue = drawing.catch(() => undefined)
  const bytes = await drawing
  kept.set(key, bytes)
  if (kept.size > KEPT) kept.delete(kept.keys().next().value as string)
  return bytes
}

async function draw({ facts, issuedAt }: CertificateView, verifyUrl: string): Promise<Uint8Array> {
  const paper = certificatePaper(facts)
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.registerFontkit(fontkit)
  pdf.setTitle(`${paper.title} ${registryNumber(facts.registryNumber, facts.registryBook)}`, { showInWindowTitleBar: true })
  pdf.setAuthor(`${paper.issuer.parent}, ${paper.issuer.name}`)
  pdf.setLanguage('vi')
  pdf.setProducer('Đạt Chuẩn')
  pdf.setCreator('Đạt Chuẩn')
  pdf.setCreationDate(issuedAt)
  pdf.setModificationDate(issuedAt)
  const embedded: PDFFont[] = []
  for (const file of await fontFiles()) {
    embedded.push(await pdf.embedFont(file, { subset: true }))
    await yieldToOthers()
  }
  const [regular, bold, italic] = embedded as [PDFFont, PDFFont, PDFFont]
  for (const step of certificateSteps(pdf.addPage([...A4_LANDSCAPE]), { regular, bold, italic }, paper, verifyUrl)) {
    step()
    await yieldToOthers()
  }
  for (const font of embedded) {
    await font.embed()
    await yieldToOthers()
  }
  return pdf.save({ objectsPerTick: 20 })
}
