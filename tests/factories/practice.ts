/** Practice questions of a made course: single choice, right answer `b`, with a hint. */
import { db } from '../../app/server/db.server'
import { newId } from '../../app/server/id.server'
import type { MadeCourse } from './course'

/** Adds so many to an objective; returns their codes. */
export async function makePracticeQuestions(course: MadeCourse, objective: string, count: number): Promise<string[]> {
  const lesson = objective.slice(0, -1)
  const codes = Array.from({ length: count }, (_, index) => `THU-K${lesson}.${index + 1}`)
  await db().question.createMany({
    data: codes.map((code) => ({
      id: newId(), courseVersionId: course.versionId, code, kind: 'single', objective, level: 'H', mustBeRight: false, points: 1, contentHash: code, reviewState: 'pending', purpose: 'practice',
      definition: {
        id: code, kind: 'single', objective, level: 'H', mustBeRight: false, points: 1, legal: [], stem: `Luyện ${code}?`, hint: 'Đếm từ hôm sau.', procedures: [], purpose: 'practice',
        options: ['a', 'b', 'c'].map((id) => ({ id, text: `Phương án ${id}`, correct: id === 'b', feedback: `vì sao ${id}` })),
      },
    })),
  })
  return codes
}
