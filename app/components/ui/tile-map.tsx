import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { scaleClass, type ScaleStep } from './scale-step'

export interface Tile {
  readonly id: string
  readonly name: string
  /** "78,3", or "ít người" when too few. */
  readonly value: string
  readonly step: ScaleStep
  /** 1 to 8 and 1 to 7: the layout is dated data. */
  readonly column: number
  readonly row: number
  readonly href: string
  /** The whole finding: "Sóc Sơn: 78,3 phần trăm, 470 trên 600 người". */
  readonly label: string
  readonly selected?: boolean
}

export interface TileMapProps {
  /** What the map shows. */
  readonly label: string
  readonly tiles: readonly Tile[]
  /** About the selected tile, in the empty corner: a <b> name, a <p className="meta">, a link. */
  readonly picked?: ReactNode
}

/** One equal tile a district, where it lies. On phones the rate only; the name is in the label. */
export function TileMap({ label, tiles, picked }: TileMapProps) {
  return (
    <ul className="map" aria-label={label}>
      {tiles.map((tile) => (
        <li key={tile.id} className={`c${tile.column} r${tile.row}`}>
          <a className={classNames('tile', scaleClass(tile.step), tile.selected && 'is-current')} href={tile.href} aria-label={tile.label} aria-current={tile.selected ? 'true' : undefined}><span>{tile.name}</span><b className="num">{tile.value}</b></a>
        </li>
      ))}
      {picked === undefined ? null : <li className="picked">{picked}</li>}
    </ul>
  )
}
