/** npm run content:check: every fault as file:line:column sentence, warnings after, a last line of counts. Exit 1 on any fault. */
import { checkContent } from '~/server/content/check-content.server'

const { faults, warnings, content } = await checkContent(process.argv[2])
for (const { file, line, column, message } of faults) console.log(`content/${file}:${line}:${column} ${message}`)
for (const { file, line, column, message } of warnings) console.log(`lưu ý content/${file}:${line}:${column} ${message}`)
const lessons = content.courses.reduce((sum, course) => sum + course.lessons.length, 0)
const questions = content.courses.reduce((sum, course) => sum + course.questions.filter(({ definition }) => definition.purpose === 'exam').length, 0)
console.log(`${faults.length} lỗi, ${warnings.length} lưu ý; ${content.courses.length} khóa, ${lessons} bài, ${questions} câu hỏi, ${content.structures.length} cơ cấu đơn vị.`)
process.exitCode = faults.length > 0 ? 1 : 0
