/** Writes files as the background job does, until it is killed or done. In: the instant. Says when it begins. */
import { fileWords } from '../../app/process/file-words'
import { closeDb } from '../../app/server/db.server'
import { writeFiles } from '../../app/server/export-file/write-files.server'

process.stdout.write('begins\n')
const at = new Date(process.argv[2] ?? '')
process.stdout.write(`worked ${await writeFiles(() => at, fileWords)}\n`)
await closeDb()
