/** The pictures and files of a course version by name. A published version is frozen, so a process asks for each once. */
import { readCourseDefinition, type CourseAsset } from '~/domain/course/course-definition'
import { db } from '~/server/db.server'

type Assets = Readonly<Record<string, CourseAsset>>

const MOST = 100
const kept = new Map<string, Promise<Assets>>()

export function getCourseAssets(courseVersionId: string): Promise<Assets> {
  const known = kept.get(courseVersionId)
  if (known) return known
  const pending = load(courseVersionId)
  pending.catch(() => kept.delete(courseVersionId))
  const [oldest] = kept.keys()
  if (kept.size >= MOST && oldest !== undefined) kept.delete(oldest)
  kept.set(courseVersionId, pending)
  return pending
}

async function load(id: string): Promise<Assets> {
  const { definition } = await db().courseVersion.findUniqueOrThrow({ where: { id }, select: { definition: true } })
  return readCourseDefinition(definition).assets
}
