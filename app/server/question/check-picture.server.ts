/**
 * A picture that came with imported questions: what its bytes say it is, not its name; drawings by the same check as the
 * course's own figures. It is kept under a name made of its hash, so that two pictures never take each other's place.
 */
import { createHash } from 'node:crypto'
import { fault } from '~/domain/content/fault'
import { checkSvg } from '~/domain/course/check-svg'
import { err, ok, type Result } from '~/domain/kernel/result'
import { FILE_TYPES } from '~/server/content/check-assets.server'
import type { Sentence } from '~/server/content/fault-sentence.server'
import type { ExchangeFault } from '~/domain/question-exchange/exchange-item'
import type { NewPicture } from './change-bank.server'
import { decodeText } from './decode-text.server'

const PICTURES = ['png', 'jpg', 'webp', 'svg'] as const
const AT = { line: 1, column: 1 }

/** In: how the file names it (for the fault), its bytes. */
export function checkPicture(name: string, bytes: Buffer, sentence: Sentence): Result<NewPicture, ExchangeFault> {
  const shown = name.slice(0, 80)
  const ending = PICTURES.find((one) => (one === 'svg' ? /<svg[\s>]/.test(bytes.subarray(0, 2_000).toString('latin1')) : FILE_TYPES[one]?.is(bytes)))
  const kind = ending && FILE_TYPES[ending]
  if (ending === undefined || kind === undefined) return err(fault(AT, 'pictureKind', { name: shown }))
  if (bytes.length > kind.limit) return err(fault(AT, 'pictureTooBig', { name: shown, limit: Math.round(kind.limit / 1024) }))
  const hash = createHash('sha256').update(bytes).digest('hex')
  const asset = { name: `q-${hash.slice(0, 16)}.${ending}`, content: bytes, hash, type: kind.type, bytes: bytes.length }
  if (ending !== 'svg') return ok({ ...asset, ...(ending === 'png' ? pngSize(bytes) : { width: null, height: null }) })
  const drawing = checkSvg(decodeText(bytes) ?? '')
  const [wrong] = drawing.faults
  if (wrong) return err(fault(AT, 'pictureRefused', { name: shown, problem: sentence(wrong.key, wrong.values) }))
  return ok({ ...asset, width: drawing.width, height: drawing.height })
}

function pngSize(bytes: Buffer): { width: number | null; height: number | null } {
  const [width, height] = bytes.length >= 24 ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : [0, 0]
  return width > 0 && height > 0 ? { width, height } : { width: null, height: null }
}
