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
const MAX_FAULTS = 100
const link = z.object({ identifier: z.string().min(1).max(200) })
const packageSchema = z.object({
  CFDocument: z.object({ identifier: z.string().min(1).max(200), title: z.string() }),
  CFItems: z.array(z.object({ identifier: z.string().min(1).max(200), fullStatement: z.string(), humanCodingScheme: z.string(), CFItemType: z.string() })),
  CFAssociations: z.array(z.object({ associationType: z.string(), sequenceNumber: z.number().optional(), originNodeURI: link, destinationNodeURI: link })),
})
type Package = z.output<typeof packageSchema>
type Place = { readonly parent: string; readonly sequence: number | undefined; readonly path: string }

/** In: what JSON.parse gave. Out: the competencies in the order of their items; or at most a hundred faults. */
export function readCasePackage(json: unknown): Result<CompetencyContent[], CaseFault[]> {
  const parsed = packageSchema.safeParse(json)
  if (!parsed.success) return err(parsed.error.issues.slice(0, MAX_FAULTS).map(({ path }) => ({ path: pathText(path), fault: 'shape' as const })))
  const { CFItems: items, CFAssociations: associations } = parsed.data
  if (items.length > MAX_ITEMS || associations.length > MAX_ITEMS * 2) return err([{ path: 'CFItems', fault: 'tooMany' }])
  const faults: CaseFault[] = []
  const places = placesOf(parsed.data, faults)
  const competencies = items.flatMap((item, i): CompetencyContent[] => {
    const path = `CFItems[${i}]`
    const known = Object.values(ITEM_TYPES).find((type) => type === item.CFItemType)
    if (items.findIndex(({ identifier }) => identifier === item.identifier) < i) faults.push({ path: `${path}.identifier`, fault: 'twice' })
    if (known === undefined) faults.push({ path: `${path}.CFItemType`, fault: 'itemType' })
    if (known !== ITEM_TYPES.competency) return []
    const code = item.humanCodingScheme
    if (!/^[A-Z][A-Z0-9-]{0,19}$/.test(code)) faults.push({ path: `${path}.humanCodingScheme`, fault: 'code' })
    else if (items.findIndex((one) => one.CFItemType === known && one.humanCodingScheme === code) < i) faults.push({ path: `${path}.humanCodingScheme`, fault: 'twice' })
    const above = items.find(({ identifier }) => identifier === places.get(item.identifier)?.parent)
    const group = competencyGroups.find((one) => above?.CFItemType === ITEM_TYPES.group && one === above.humanCodingScheme)
    if (group === undefined) faults.push({ path: places.get(item.identifier)?.path ?? path, fault: above === undefined ? 'parent' : 'group' })
    const name = statement(item.fullStatement, MAX_NAME, `${path}.fullStatement`, faults)
    const levels = levelsOf(item.identifier, path, items, places, faults)
    return group === undefined || levels === null ? [] : [{ code, group, name, levels }]
  })
  for (const [i, item] of items.entries()) {
    const above = items.find(({ identifier }) => identifier === places.get(item.identifier)?.parent)
    if (item.CFItemType === ITEM_TYPES.behaviour && above?.CFItemType !== ITEM_TYPES.competency) faults.push({ path: places.get(item.identifier)?.path ?? `CFItems[${i}]`, fault: 'parent' })
  }
  if (faults.length === 0 && competencies.length === 0) faults.push({ path: 'CFItems', fault: 'none' })
  if (competencies.length > MAX_COMPETENCIES) faults.push({ path: 'CFItems', fault: 'tooMany' })
  return faults.length > 0 ? err(faults.slice(0, MAX_FAULTS)) : ok(competencies)
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

function levelsOf(competency: string, path: string, items: Package['CFItems'], places: ReadonlyMap<string, Place>, faults: CaseFault[]): string[] | null {
  const levels: string[] = []
  let whole = true
  for (const [i, { identifier, fullStatement, CFItemType }] of items.entries()) {
    const place = places.get(identifier)
    if (place?.parent !== competency || CFItemType !== ITEM_TYPES.behaviour) continue
    const { sequence } = place
    if (sequence === undefined || !Number.isInteger(sequence) || sequence < 1 || sequence > LEVEL_COUNT || levels[sequence - 1] !== undefined) {
      faults.push({ path: `${place.path}.sequenceNumber`, fault: 'sequence' })
      whole = false
    } else levels[sequence - 1] = statement(fullStatement, MAX_BEHAVIOUR, `CFItems[${i}].fullStatement`, faults)
  }
  if (whole && levels.filter((one) => one !== undefined).length !== LEVEL_COUNT) {
    faults.push({ path, fault: 'levels' })
    return null
  }
  return whole ? levels : null
}

function statement(text: string, most: number, path: string, faults: CaseFault[]): string {
  const clean = cleanText(text)
  if (clean === '' || clean.length > most) faults.push({ path, fault: 'text' })
  return clean
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`), '') || '(JSON)'
}
