import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { competencyFaults } from './competency-faults'

// Read as a file: components may not import the catalogues.
const words = JSON.parse(readFileSync('app/messages/vi/standard.json', 'utf8')) as Record<string, string>
const say = (key: string, values: Record<string, string> = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{{${name}}}`, value), words[key] ?? key)

it('says of each text which one it is, so that no two lines of the summary are alike', () => {
  const faults = competencyFaults({ name: 'fault_text', 'level-1': 'fault_text', 'level-5': 'fault_text', codeText: 'fault_competency_taken' }, say)
  expect(faults).toMatchObject({ name: 'Tên năng lực: nhập nội dung, không quá độ dài cho phép.', 'level-1': 'Biểu hiện mức 1: nhập nội dung, không quá độ dài cho phép.', codeText: 'Khung năng lực đã có mã này. Dùng mã khác.' })
  expect(new Set(Object.values(faults)).size).toBe(4)
  expect(competencyFaults(undefined, say)).toEqual({})
})
