/** The pictures of imported questions under the names they will have in the course; those of the course stay as they are. */
import { type Found, fault } from '~/domain/content/fault'
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

export function placePictures(brought: ReadonlyMap<string, Buffer>, inCourse: ReadonlySet<string>, sentence: Sentence): PicturePlacer {
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
          if (!inCourse.has(name)) faults.push(fault<ExchangePlace>(at, 'pictureMissing', { name: name.slice(0, 80) }))
          return name
        }
        const found = take(name, bytes)
        if (!found.ok) faults.push({ ...found.reason, at } as Found<ExchangePlace>)
        else pictures.push(found.value)
        return found.ok ? found.value.name : name
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
