/** Works on lists of proofs as the background job does, until it is killed or done. In: the instant. */
import { closeDb } from '../../app/server/db.server'
import { workEvidenceImports } from '../../app/server/evidence-import/work-evidence-imports.server'

process.stdout.write(`worked ${await workEvidenceImports(() => new Date(process.argv[2] ?? ''))}\n`)
await closeDb()
