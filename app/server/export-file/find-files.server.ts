/** A person's own files, latest first, a page at a time; with the name that each unit had on the file's day. */
import type { Actor } from '~/domain/access/role'
import type { FileFacts } from '~/domain/export-file/export-file'
import { db } from '~/server/db.server'

export const FILES_A_PAGE = 20

/** Instants as the database gives them. */
export type FileRow = FileFacts & { readonly createdAt: Date; readonly expiresAt: Date }

export async function findFiles({ by, page, now }: { readonly by: Actor; readonly page: number; readonly now: Date }): Promise<{ rows: FileRow[]; total: number; page: number; working: boolean }> {
  const [counted] = await db().$queryRaw<{ total: number; working: boolean }[]>`
    SELECT count(*)::int AS total, coalesce(bool_or(state IN ('queued', 'running')), false) AS working FROM export_file WHERE user_id = ${by.userId}::uuid AND expires_at > ${now}`
  const total = counted?.total ?? 0
  const shown = Math.min(Math.max(1, page), Math.max(1, Math.ceil(total / FILES_A_PAGE)))
  const rows = await db().$queryRaw<FileRow[]>`
    SELECT f.id::text, f.kind, coalesce(v.name, '') AS "unitName", coalesce(v.type, '') AS "unitType", f.as_of::text AS "asOf", f.format, f.state, f.done, f.total, f.fault, f.size, f.created_at AS "createdAt", f.expires_at AS "expiresAt",
      f.parameters ->> 'courseCode' AS "courseCode"
    FROM export_file f
    LEFT JOIN LATERAL (SELECT v.name, v.type FROM unit_version v WHERE v.unit_id = f.unit_id ORDER BY v.valid_from <= f.as_of AND (v.valid_to IS NULL OR v.valid_to > f.as_of) DESC, v.valid_from DESC LIMIT 1) v ON true
    WHERE f.user_id = ${by.userId}::uuid AND f.expires_at > ${now} ORDER BY f.created_at DESC, f.id DESC LIMIT ${FILES_A_PAGE}::int OFFSET ${(shown - 1) * FILES_A_PAGE}::int`
  return { rows, total, page: shown, working: counted?.working ?? false }
}
