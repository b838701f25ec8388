/**
 * The figures and files of a course: each name once, a known type, content of that type, not too big. Pictures are
 * measured, so that the page can keep their place. Out: what the course version keeps of them.
 */
import { fault } from '~/domain/content/fault'
import type { FaultKey } from '~/domain/content/fault-key'
import { checkSvg } from '~/domain/course/check-svg'
import type { CourseAsset } from '~/domain/course/course-definition'
import type { FaultCollector } from './collect-faults.server'
import { contentText } from './content-text.server'
import type { ContentFile, ContentFolder } from './read-content.server'

const START = { line: 1, column: 1 }
const starts = (...bytes: number[]) => (content: Buffer) => bytes.every((byte, i) => content[i] === byte)
const holds = (text: string, at: number) => (content: Buffer) => content.subarray(at, at + text.length).toString('latin1') === text
const zip = starts(0x50, 0x4b, 0x03, 0x04)

type FileType = { readonly type: string; readonly is: (content: Buffer) => boolean; readonly limit: number }
const KB = 1024
const OFFICE = 'application/vnd.openxmlformats-officedocument.'

/** By ending. `is` looks at the first bytes: a name proves nothing. */
export const FILE_TYPES: Readonly<Record<string, FileType>> = {
  svg: { type: 'image/svg+xml', is: () => true, limit: 100 * KB },
  png: { type: 'image/png', is: starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), limit: 500 * KB },
  jpg: { type: 'image/jpeg', is: starts(0xff, 0xd8, 0xff), limit: 500 * KB },
  webp: { type: 'image/webp', is: holds('WEBP', 8), limit: 500 * KB },
  pdf: { type: 'application/pdf', is: holds('%PDF-', 0), limit: 5000 * KB },
  docx: { type: `${OFFICE}wordprocessingml.document`, is: zip, limit: 2000 * KB },
  xlsx: { type: `${OFFICE}spreadsheetml.sheet`, is: zip, limit: 2000 * KB },
  mp4: { type: 'video/mp4', is: holds('ftyp', 4), limit: 50_000 * KB },
  webm: { type: 'video/webm', is: starts(0x1a, 0x45, 0xdf, 0xa3), limit: 50_000 * KB },
  vtt: { type: 'text/vtt', is: holds('WEBVTT', 0), limit: 200 * KB },
}

/** In: the course's folder, for example courses/KH2. Out: assets by name; the same name in figures/ and files/ is a fault. */
export function checkAssets(content: ContentFolder, courseFolder: string, faults: FaultCollector): Readonly<Record<string, CourseAsset>> {
  const found: Record<string, CourseAsset> = {}
  for (const file of content.files.values()) {
    const name = assetName(file.path, courseFolder)
    if (name === null) continue
    if (name in found) faults.text(file.path, [fault(START, 'duplicateId', { id: name })])
    const asset = assetOf(file, name, faults)
    if (asset) found[name] = asset
  }
  return found
}

function assetName(path: string, courseFolder: string): string | null {
  const folder = ['figures/', 'files/'].find((one) => path.startsWith(`${courseFolder}/${one}`))
  return folder === undefined ? null : path.slice(courseFolder.length + 1 + folder.length)
}

function assetOf(file: ContentFile, name: string, faults: FaultCollector): CourseAsset | null {
  const ending = /^[a-z0-9][a-z0-9.-]*\.([a-z0-9]+)$/.exec(name)?.[1] ?? ''
  const known = Object.hasOwn(FILE_TYPES, ending) ? FILE_TYPES[ending] : undefined
  const problem: FaultKey | null = known === undefined ? 'fileType' : known.is(file.bytes) ? null : 'fileContent'
  if (known === undefined || problem !== null) {
    faults.text(file.path, [fault(START, problem ?? 'fileType', { name, allowed: Object.keys(FILE_TYPES).join(', ') })])
    return null
  }
  if (file.bytes.length > known.limit) faults.text(file.path, [fault(START, 'fileTooBig', { limit: known.limit / (1000 * KB) })])
  return { hash: file.hash, type: known.type, bytes: file.bytes.length, ...sizeOf(file, ending, faults) }
}

function sizeOf(file: ContentFile, ending: string, faults: FaultCollector): { width: number | null; height: number | null } {
  if (ending === 'png') return { width: file.bytes.readUInt32BE(16), height: file.bytes.readUInt32BE(20) }
  if (ending !== 'svg') return { width: null, height: null }
  const text = contentText(file, faults)
  const figure = checkSvg(text ?? '')
  faults.text(file.path, figure.faults)
  return { width: figure.width, height: figure.height }
}
