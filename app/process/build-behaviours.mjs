// Bundles app/components/behaviour/*.ts, each to one hashed ES module, and lists them in build/behaviours.json.
import { build } from 'esbuild'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './prepare.mjs'

const folder = path.join(root, 'app/components/behaviour')
const entryPoints = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => path.join(folder, name))
const result = await build({
  entryPoints,
  outdir: path.join(root, 'build/client/assets'),
  entryNames: 'behaviour-[name]-[hash]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'chrome109',
  metafile: true,
  logLevel: 'error',
})
const names = {}
for (const [file, output] of Object.entries(result.metafile.outputs)) {
  if (output.entryPoint) names[path.basename(output.entryPoint, '.ts')] = `/assets/${path.basename(file)}`
}
writeFileSync(path.join(root, 'build/behaviours.json'), `${JSON.stringify(names, null, 2)}\n`)
