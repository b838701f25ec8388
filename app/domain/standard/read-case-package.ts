/**
 * Reads a CASE 1.0 package back into competencies: every fault by its path in the file, and a list only when there is none.
 * Competencies hang under a group, five behaviours (places 1 to 5) under each competency; other kinds of association say
 * nothing here and are passed over. Source: CASE 1.0 (CFPackage); decision 061.
 */
import { z } from 'zod'
import { err, ok, type Result } from '../kernel/result'
import { cleanText } from '../kernel/vietnamese-text'
import { ITEM_TYPES } from './case-package'
import { type CompetencyContent, LEVEL_COUNT, MAX_BEHAVIOUR, MAX_COMPETENCIES, MAX_NAME, competencyGroups } from './framework-content'

export type CaseFault = { readonly path: string; readonly fault: 'shape' | 'twice' | 'itemType' | 'group' | 'code' | 'text' | 'node' | 'parent' | 'sequence' | 'levels' | 'none' | 'tooMany' }

const MAX_ITEMS = 2000
const LEVELS = Array.from({ length: LEVEL_COUNT }, (_, i) => i + 1)
const MAX_FAULTS = 100
const link = z.object({ identifier: z.string().min(1).max(200) })
const packageSchema = z.object({
  CFDocument: z.object({ identifier: z.string().min(1).max(200), title: z.string() }),
  CFItems: z.array(z.object({ identifier: z.string().min(1).max(200), fullStatement: z.string(), humanCodingScheme: z.string(), CFItemType: z.string() })),
  CFAssociations: z.array(z.object({ associationType: z.string(), sequenceNumber: z.number().optional(), originNodeURI: link, destinationNodeURI: link })),
})
type Package = z.output<typeof packageSchema>
type Place = { readonly parent: string; readonly sequence: number | undefined; readonly path: string }

/** What reading one item needs: all items, where each hangs, and the list that faults are put on. */
type Reading = { readonly items: Package['CFItems']; readonly places: ReadonlyMap<string, Place>; readonly faults: CaseFault[] }
type Item = Package['CFItems'][number]

/** In: what JSON.parse gave. Out: the competencies in the order of their items; or at most a hundred faults. */
export function readCasePackage(json: unknown): Result<CompetencyContent[], CaseFault[]> {
  const parsed = packageSchema.safeParse(json)
  if (!parsed.success) return err(parsed.error.issues.slice(0, MAX_FAULTS).map(({ path }) => ({ path: pathText(path), fault: 'shape' as const })))
  const { CFItems: items, CFAssociations: associations } = parsed.data
  if (items.length > MAX_ITEMS || associations.length > MAX_ITEMS * 2) return err([{ path: 'CFItems', fault: 'tooMany' }])
  const faults: CaseFault[] = []
  const reading: Reading = { items, places: placesOf(parsed.data, faults), faults }
  items.forEach((item, i) => checkItem(item, i, reading))
  const competencies = items.flatMap((item, i) => (item.CFItemType === ITEM_TYPES.competency ? readCompetency(item, i, reading) : []))
  if (faults.length === 0 && competencies.length === 0) faults.push({ path: 'CFItems', fault: 'none' })
  if (competencies.length > MAX_COMPETENCIES) faults.push({ path: 'CFItems', fault: 'tooMany' })
  return faults.length > 0 ? err(faults.slice(0, MAX_FAULTS)) : ok(competencies)
}

/** The item that another hangs under. */
function above({ identifier }: Item, { items, places }: Reading): Item | undefined {
  const parent = places.get(identifier)?.parent
  return items.find((one) => one.identifier === parent)
}

/** What holds for items of every type: known once, of a type of ours, behaviours under a competency. */
function checkItem(item: Item, i: number, reading: Reading): void {
  const { items, places, faults } = reading
  const path = `CFItems[${i}]`
  if (items.findIndex(({ identifier }) => identifier === item.identifier) < i) faults.push({ path: `${path}.identifier`, fault: 'twice' })
  if (!Object.values(ITEM_TYPES).some((type) => type === item.CFItemType)) faults.push({ path: `${path}.CFItemType`, fault: 'itemType' })
  if (item.CFItemType === ITEM_TYPES.behaviour && above(item, reading)?.CFItemType !== ITEM_TYPES.competency) faults.push({ path: places.get(item.identifier)?.path ?? path, fault: 'parent' })
}

function readCompetency(item: Item, i: number, reading: Reading): CompetencyContent[] {
  const path = `CFItems[${i}]`
  const code = readCode(item, i, reading)
  const group = readGroup(item, path, reading)
  const name = statement(item.fullStatement, MAX_NAME, `${path}.fullStatement`, reading.faults)
  const levels = levelsOf(item.identifier, path, reading)
  return group === undefined || levels === null ? [] : [{ code, group, name, levels }]
}

function readCode({ humanCodingScheme: code, CFItemType: type }: Item, i: number, { items, faults }: Reading): string {
  const path = `CFItems[${i}].humanCodingScheme`
  if (!/^[A-Z][A-Z0-9-]{0,19}$/.test(code)) faults.push({ path, fault: 'code' })
  else if (items.findIndex((one) => one.CFItemType === type && one.humanCodingScheme === code) < i) faults.push({ path, fault: 'twice' })
  return code
}

function readGroup(item: Item, path: string, reading: Reading): CompetencyContent['group'] | undefined {
  const parent = above(item, reading)
  const group = competencyGroups.find((one) => parent?.CFItemType === ITEM_TYPES.group && one === parent.humanCodingScheme)
  if (group === undefined) reading.faults.push({ path: reading.places.get(item.identifier)?.path ?? path, fault: parent === undefined ? 'parent' : 'group' })
  return group
}

/** The parent and place of each item. */
function placesOf({ CFDocument: document, CFItems: items, CFAssociations: associations }: Package, faults: CaseFault[]): Map<string, Place> {
  const nodes = new Set([document.identifier, ...items.map(({ identifier }) => identifier)])
  const places = new Map<string, Place>()
  associations.forEach(({ associationType, sequenceNumber, originNodeURI: origin, destinationNodeURI: destination }, i) => {
    if (associationType !== 'isChildOf') return
    const path = `CFAssociations[${i}]`
    for (const [end, { identifier }] of [['originNodeURI', origin], ['destinationNodeURI', destination]] as const) if (!nodes.has(identifier)) faults.push({ path: `${path}.${end}.identifier`, fault: 'node' })
    if (places.has(origin.identifier)) faults.push({ path: `${path}.originNodeURI.identifier`, fault: 'twice' })
    else places.set(origin.identifier, { parent: destination.identifier, sequence: sequenceNumber, path })
  })
  return places
}

/** The behaviours of a competency by level; null when one stands at no place, at another's, or is missing. */
function levelsOf(competency: string, path: string, { items, places, faults }: Reading): string[] | null {
  const levels: string[] = []
  const own = items.flatMap((item, i) => {
    const place = places.get(item.identifier)
    return place?.parent === competency && item.CFItemType === ITEM_TYPES.behaviour ? [{ text: item.fullStatement, place, at: i }] : []
  })
  const misplaced = own.filter(({ text, place, at }) => {
    const level = LEVELS.find((one) => one === place.sequence)
    if (level === undefined || levels[level - 1] !== undefined) return faults.push({ path: `${place.path}.sequenceNumber`, fault: 'sequence' })
    levels[level - 1] = statement(text, MAX_BEHAVIOUR, `CFItems[${at}].fullStatement`, faults)
    return false
  })
  if (misplaced.length > 0) return null
  if (levels.filter((one) => one !== undefined).length === LEVEL_COUNT) return levels
  faults.push({ path, fault: 'levels' })
  return null
}

function statement(text: string, most: number, path: string, faults: CaseFault[]): string {
  const clean = cleanText(text)
  if (clean === '' || clean.length > most) faults.push({ path, fault: 'text' })
  return clean
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`), '') || '(JSON)'
}
