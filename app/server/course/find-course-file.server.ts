/**
 * A figure or file of a course by the hash of its bytes, for /course-files/<hash>/<name>. Only what a published version
 * lists is found; the bytes are read from content/, or from what came with imported questions, and must still have that
 * hash, so the address never changes meaning.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { db } from '~/server/db.server'
import { contentFolder } from '~/server/content/read-content.server'

export type CourseFileBytes = { readonly bytes: Buffer; readonly type: string }

type Listed = { code: string; type: string }

/** Null: no published version lists it, or nothing holds those bytes any more. */
export async function findCourseFile(hash: string, name: string): Promise<CourseFileBytes | null> {
  if (!/^[0-9a-f]{64}$/.test(hash) || !/^[a-z0-9][a-z0-9.-]{0,120}$/.test(name)) return null
  const [listed] = await db().$queryRaw<Listed[]>`
    SELECT course.code, version.definition #>> ARRAY['assets', ${name}, 'type'] AS type
    FROM course_version version JOIN course ON course.id = version.course_id
    WHERE version.definition #>> ARRAY['assets', ${name}, 'hash'] = ${hash} LIMIT 1`
  if (!listed) return null
  for (const folder of ['figures', 'files']) {
    const bytes = await readFile(path.join(contentFolder(), 'courses', listed.code, folder, name)).catch(() => null)
    if (bytes && createHash('sha256').update(bytes).digest('hex') === hash) return { bytes, type: listed.type }
  }
  const stored = await db().courseAsset.findUnique({ where: { hash }, select: { bytes: true } })
  return stored && { bytes: Buffer.from(stored.bytes), type: listed.type }
}
