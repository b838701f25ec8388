/**
 * The pictures of imported questions under the names they will have in the course. One that the course has already, byte
 * for byte, keeps the course's name for it: a bank that went out and came back is the same bank.
 */
import { type Found, fault } from '~/domain/content/fault'
import type { CourseAsset } from '~/domain/course/course-definition'
import type { Result } from '~/domain/kernel/result'
import type { ExchangeFault, ExchangePlace, ImportedItem, RawItem } from '~/domain/question-exchange/exchange-item'
import type { Sentence } from '~/server/content/fault-sentence.server'
import type { NewPicture } from './change-bank.server'
import { checkPicture } from './check-picture.server'

/** ![words](name) and <Figure src="name"> */
const SHOWN = /(!\[(?:\\.|[^\]\\]){0,500}\]\()<?([^)\s<>]{1,300})>?(\))|(<Figure\b[^>]{0,600}?\bsrc=")([^"]{0,300})(")/g

export type PicturePlacer = {
  /** The item with the new names, and what is wrong with its pictures. */
  readonly place: (item: ImportedItem) => { readonly item: RawItem; readonly faults: readonly ExchangeFault[]; readonly pictures: readonly NewPicture[] }
}

/** In: what came along, by the name it has in the file; the course's own pictures. */
export function placePictures(brought: ReadonlyMap<string, Buffer>, assets: Readonly<Record<string, CourseAsset>>, sentence: Sentence): PicturePlacer {
  const byHash = new Map(Object.entries(assets).map(([name, { hash }]) => [hash, name] as const))
  const checked = new Map<string, Result<NewPicture, ExchangeFault>>()
  const take = (name: string, bytes: Buffer) => {
    const known = checked.get(name) ?? checkPicture(name, bytes, sentence)
    checked.set(name, known)
    return known
  }
  return {
    place: ({ item, at }) => {
      const faults: ExchangeFault[] = []
      const pictures: NewPicture[] = []
      const named = (name: string): string => {
        const bytes = brought.get(name)
        if (bytes === undefined) {
          if (!Object.hasOwn(assets, name)) faults.push(fault<ExchangePlace>(at, 'pictureMissing', { name: name.slice(0, 80) }))
          return name
        }
        const found = take(name, bytes)
        if (!found.ok) faults.push({ ...found.reason, at } as Found<ExchangePlace>)
        const known = found.ok ? byHash.get(found.value.hash) : undefined
        if (found.ok && known === undefined) pictures.push(found.value)
        return known ?? (found.ok ? found.value.name : name)
      }
      return { item: renamed(item, named) as RawItem, faults, pictures }
    },
  }
}

function renamed(value: unknown, named: (name: string) => string): unknown {
  if (typeof value === 'string') return value.replace(SHOWN, (_, open?: string, name?: string, close?: string, figure = '', source = '', end = '') => (open === undefined ? `${figure}${named(source)}${end}` : `${open}${named(name ?? '')}${close ?? ''}`))
  if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, named))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, named)]))
}
