/**
 * The competency framework as a CASE 1.0 package (IMS Global, Competencies and Academic Standards Exchange 1.0): one document,
 * items for groups, competencies and behaviours, and associations isChildOf with the place among siblings. Identifiers
 * come from names alone, so that the same competency has the same identifier in every export and on every installation.
 */
import { type CompetencyContent, competencyGroups } from './framework-content'

export const ITEM_TYPES = { group: 'Group', competency: 'Competency', behaviour: 'Behaviour' } as const

type Link = { readonly title: string; readonly identifier: string; readonly uri: string }
type Item = { readonly identifier: string; readonly uri: string; readonly CFDocumentURI: Link; readonly fullStatement: string; readonly humanCodingScheme: string; readonly CFItemType: string; readonly language: 'vi'; readonly lastChangeDateTime: string }
type Association = { readonly identifier: string; readonly uri: string; readonly CFDocumentURI: Link; readonly associationType: 'isChildOf'; readonly sequenceNumber: number; readonly originNodeURI: Link; readonly destinationNodeURI: Link; readonly lastChangeDateTime: string }
export type CasePackage = { readonly CFDocument: Readonly<Record<string, unknown>>; readonly CFItems: readonly Item[]; readonly CFAssociations: readonly Association[]; readonly CFDefinitions: Readonly<Record<string, readonly unknown[]>> }

export type CaseInput = {
  readonly framework: { readonly code: string; readonly name: string }
  readonly competencies: readonly CompetencyContent[]
  readonly groupNames: Readonly<Record<string, string>>
  readonly creator: string
  /** ISO 8601 with zone: of the wording. */
  readonly changedAt: string
  /** A UUID from a name; the same for the same name. */
  readonly identify: (name: string) => string
}

/** Never fails. */
export function casePackage({ framework, competencies, groupNames, creator, changedAt, identify }: CaseInput): CasePackage {
  const link = (name: string, title: string): Link => ({ title, identifier: identify(name), uri: `urn:uuid:${identify(name)}` })
  const root = `framework/${framework.code}`
  const document = link(root, framework.name)
  const item = (name: string, fullStatement: string, humanCodingScheme: string, CFItemType: string): Item => {
    const { identifier, uri } = link(name, '')
    return { identifier, uri, CFDocumentURI: document, fullStatement, humanCodingScheme, CFItemType, language: 'vi', lastChangeDateTime: changedAt }
  }
  const child = (origin: Link, destination: Link, name: string, sequenceNumber: number): Association => {
    const { identifier, uri } = link(`${name}/isChildOf`, '')
    return { identifier, uri, CFDocumentURI: document, associationType: 'isChildOf', sequenceNumber, originNodeURI: origin, destinationNodeURI: destination, lastChangeDateTime: changedAt }
  }
  const items: Item[] = []
  const associations: Association[] = []
  const groups = competencyGroups.filter((group) => competencies.some((one) => one.group === group))
  groups.forEach((group, i) => {
    const title = groupNames[group] ?? group
    items.push(item(`${root}/group/${group}`, title, group, ITEM_TYPES.group))
    associations.push(child(link(`${root}/group/${group}`, title), document, `${root}/group/${group}`, i + 1))
  })
  competencies.forEach(({ code, group, name, levels }, i) => {
    const at = `${root}/${code}`
    items.push(item(at, name, code, ITEM_TYPES.competency))
    associations.push(child(link(at, name), link(`${root}/group/${group}`, groupNames[group] ?? group), at, i + 1))
    levels.forEach((behaviour, level) => {
      const below = `${at}/${level + 1}`
      items.push(item(below, behaviour, `${code}.${level + 1}`, ITEM_TYPES.behaviour))
      associations.push(child(link(below, behaviour), link(at, name), below, level + 1))
    })
  })
  return {
    CFDocument: {
      identifier: document.identifier, uri: document.uri, creator, title: framework.name, lastChangeDateTime: changedAt, language: 'vi', adoptionStatus: 'Adopted',
      CFPackageURI: { title: framework.name, identifier: document.identifier, uri: document.uri },
    },
    CFItems: items,
    CFAssociations: associations,
    CFDefinitions: { CFConcepts: [], CFSubjects: [], CFLicenses: [], CFItemTypes: Object.values(ITEM_TYPES).map((title) => ({ identifier: identify(`type/${title}`), uri: `urn:uuid:${identify(`type/${title}`)}`, title, description: title, hierarchyCode: title, lastChangeDateTime: changedAt })), CFAssociationGroupings: [] },
  }
}
