/** Name parts with how common they are, from content/demo/names.csv; and digests of names that must not come out. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { searchKey } from '~/domain/kernel/vietnamese-text'
import { contentFolder } from '~/server/content/read-content.server'
import type { Dice } from './make-dice.server'

type Weights = Record<string, number>
export type Sex = 'female' | 'male'
export type Names = { family: Weights; middle: Record<Sex, Weights>; given: Record<Sex, Weights>; denied: Set<string> }

export async function readNames(): Promise<Names> {
  const rows = parse(await readFile(path.join(contentFolder(), 'demo/names.csv'), 'utf8'), { columns: true, bom: true }) as { part: string; sex: string; text: string; weight: string }[]
  const weights = (part: string, sex = '') => Object.fromEntries(rows.filter((row) => row.part === part && row.sex === sex).map((row) => [row.text, Number(row.weight)]))
  return {
    family: weights('family'),
    middle: { female: weights('middle', 'female'), male: weights('middle', 'male') },
    given: { female: weights('given', 'female'), male: weights('given', 'male') },
    denied: new Set(rows.filter(({ part }) => part === 'denied').map(({ text }) => text)),
  }
}

/** Names of well-known people are kept as digests, so that the list itself names nobody. */
function isDenied(fullName: string, denied: Set<string>): boolean {
  return denied.has(createHash('sha256').update(searchKey(fullName)).digest('hex').slice(0, 12))
}

/** A full name of plausible parts: family by frequency, middle and given by sex, no part twice. */
export function drawName(names: Names, sex: Sex, d: Dice): string {
  for (;;) {
    const parts = [d.weighted(names.family), d.weighted(names.middle[sex]), d.weighted(names.given[sex])]
    const words = parts.join(' ').split(' ')
    const fullName = words.join(' ')
    if (new Set(words).size === words.length && !isDenied(fullName, names.denied)) return fullName
  }
}
