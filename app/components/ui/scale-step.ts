/** A class of the ordered colour scale: 1 brick (lowest) to 5 lake (highest); 0 too few to tell; null nobody is concerned. */
export type ScaleStep = 0 | 1 | 2 | 3 | 4 | 5 | null

/** The class name that colours a tile or a cell. The number is always printed beside the colour. */
export function scaleClass(step: ScaleStep): string {
  return step === null ? 's-none' : `s${step}`
}
