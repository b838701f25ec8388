import { describe, expect, it } from 'vitest'
import { singleKind } from '../question/kinds/single'
import { lessonChecks } from './lesson-checks'
import type { LessonNode } from './lesson-tree'

const text = (value: string): LessonNode => ({ type: 'text', value })
const option = (words: string, why: string, correct = false): LessonNode => ({
  type: 'mdxJsxFlowElement', name: 'Option',
  attributes: [{ type: 'mdxJsxAttribute', name: 'why', value: why }, ...(correct ? [{ type: 'mdxJsxAttribute', name: 'correct', value: null }] : [])],
  children: [text(words)],
})
const tree: LessonNode = {
  type: 'root',
  children: [
    { type: 'paragraph', children: [text('Trước đó.')] },
    {
      type: 'mdxJsxFlowElement', name: 'Check',
      attributes: [{ type: 'mdxJsxAttribute', name: 'id', value: '2.3-k1' }],
      children: [
        { type: 'paragraph', children: [text('Nhận thứ hai,\nthời hạn '), { type: 'strong', children: [text('3 ngày')] }, text('.')] },
        { type: 'paragraph', children: [text('Hẹn ngày nào?')] },
        option('Thứ tư', 'Sớm một ngày.'),
        option('Thứ năm', 'Đúng.', true),
      ],
    },
  ],
}

describe('lessonChecks', () => {
  it('makes a question to practise of each check', () => {
    const [check, ...more] = lessonChecks('KH2', '2.3a', tree)
    expect(more).toEqual([])
    expect(check).toMatchObject({ id: 'KH2-K2.3.1', objective: '2.3a', purpose: 'practice', stem: 'Nhận thứ hai, thời hạn 3 ngày.\n\nHẹn ngày nào?' })
    expect(singleKind.schema.parse(check)).toEqual(check)
    expect(singleKind.grade(check!, { choice: 'b' })).toEqual({ fraction: 1, right: true })
  })
})
