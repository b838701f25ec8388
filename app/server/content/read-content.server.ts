/**
 * The content folder in memory: every file below the folders that are content, with its bytes and their SHA-256. What
 * other parts keep in content/ (demo scenarios) is not looked at. Links out of the folder are not followed.
 */
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'

export const CONTENT_FOLDERS = ['calendar', 'certificates', 'courses', 'glossary', 'procedures', 'standards', 'units'] as const

/** `path` is relative to the content folder, with slashes. */
export type ContentFile = { readonly path: string; readonly bytes: Buffer; readonly hash: string }
export type ContentFolder = { readonly folder: string; readonly files: ReadonlyMap<string, ContentFile> }

export function contentFolder(): string {
  return path.resolve('content')
}

export async function readContent(folder: string = contentFolder()): Promise<ContentFolder> {
  const paths = (await Promise.all(CONTENT_FOLDERS.map((name) => pathsUnder(folder, name)))).flat().sort()
  const files = await Promise.all(paths.map((name) => readOne(folder, name)))
  return { folder, files: new Map(files.map((file) => [file.path, file])) }
}

async function readOne(folder: string, name: string): Promise<ContentFile> {
  const bytes = await readFile(path.join(folder, name))
  return { path: name, bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}

async function pathsUnder(folder: string, below: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, below), { withFileTypes: true }).catch(() => [])
  const found = entries
    .filter((entry) => !entry.name.startsWith('.'))
    .map(async (entry) => {
      const name = `${below}/${entry.name.normalize('NFC')}`
      if (entry.isDirectory()) return pathsUnder(folder, name)
      return entry.isFile() ? [name] : []
    })
  return (await Promise.all(found)).flat()
}
