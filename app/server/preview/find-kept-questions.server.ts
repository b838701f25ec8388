/** Questions of the files that the site has changed or taken out: new files do not bring them back, so trainers must see them. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'

export type KeptQuestions = { readonly code: string; readonly changed: readonly string[]; readonly withdrawn: readonly string[] }

type Row = { code: string; changed: string[]; withdrawn: string[] }

/** One row a course; courses without any are left out. */
export async function findKeptQuestions(by: Actor): Promise<Result<KeptQuestions[], 'role' | 'scope'>> {
  const decision = may(by, 'previewCourse', {})
  if (!decision.ok) return err(decision.reason)
  const rows = await db().$queryRaw<Row[]>`
    SELECT course.code,
      ARRAY(SELECT q.code FROM question q WHERE q.course_version_id = v.id AND q.origin = 'workspace'
        AND EXISTS (SELECT FROM question f JOIN course_version o ON o.id = f.course_version_id WHERE o.course_id = v.course_id AND f.code = q.code AND f.origin = 'files') ORDER BY q.code) AS changed,
      ARRAY(SELECT w.code FROM withdrawn_question w WHERE w.course_version_id = v.id
        AND EXISTS (SELECT FROM question f JOIN course_version o ON o.id = f.course_version_id WHERE o.course_id = v.course_id AND f.code = w.code AND f.origin = 'files') ORDER BY w.code) AS withdrawn
    FROM course_version v JOIN course ON course.id = v.course_id WHERE v.is_current ORDER BY course.code`
  return ok(rows.filter(({ changed, withdrawn }) => changed.length + withdrawn.length > 0))
}
