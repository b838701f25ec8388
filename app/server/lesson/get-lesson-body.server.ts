import { db } from '~/server/db.server'

/** The compiled MDX of a lesson body. Asked for once per process and body: what it renders to is kept (render-lesson-body). */
export async function getLessonBody(hash: string): Promise<string> {
  const { code } = await db().lessonBody.findUniqueOrThrow({ where: { hash }, select: { code: true } })
  return code
}
