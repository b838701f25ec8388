// Bundles the primary and the worker to one ES module each in build/process, so that a start loads two files and the
// packages they need, and no compiler: through tsx it took half as long again.
import { build } from 'esbuild'
import path from 'node:path'
import { root } from './prepare.mjs'

await build({
  entryPoints: ['serve', 'worker'].map((name) => path.join(root, 'app/process', `${name}.ts`)),
  outdir: path.join(root, 'build/process'),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  // What is loaded when first needed stays a file of its own.
  splitting: true,
  packages: 'external',
  // Reads schema and migrations beside it; build/process is as deep as app/process, so the path holds.
  external: ['../../prisma/schema-engine.mjs'],
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  tsconfig: path.join(root, 'tsconfig.json'),
  logLevel: 'error',
})
