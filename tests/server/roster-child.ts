/** Works on imports as the background job does, until it is killed or done. In: the instant. Says when it begins. */
import { closeDb } from '../../app/server/db.server'
import { workImports } from '../../app/server/roster/work-imports.server'

process.stdout.write('begins\n')
process.stdout.write(`worked ${await workImports(() => new Date(process.argv[2] ?? ''))}\n`)
await closeDb()
