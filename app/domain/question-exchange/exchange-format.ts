/** The formats that questions come in and go out in, and how a file's format is told by what is in it, not by its name. */
export const IMPORT_FORMATS = ['yaml', 'moodle', 'gift', 'aiken', 'qti'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]
export const EXPORT_FORMATS = ['yaml', 'moodle', 'gift', 'aiken', 'qti21', 'qti30'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** The format of a text file; undefined when it looks like none. */
export function guessTextFormat(text: string): ImportFormat | undefined {
  const start = text.slice(0, 4_000)
  if (/^\s*</.test(start)) return /<quiz[\s/>]/.test(start) ? 'moodle' : /<(?:\w+:)?(?:qti-assessment-item|assessmentItem)[\s>]/.test(start) ? 'qti' : undefined
  if (/^questions:\s*$/m.test(text) && /^course:/m.test(text)) return 'yaml'
  if (/^\s*ANSWER\s*:/im.test(text)) return 'aiken'
  return /\{[^{}]*\}/.test(text) || /^::/m.test(text) ? 'gift' : undefined
}

/** The format of a package by the names in it. */
export function guessPackageFormat(names: readonly string[]): ImportFormat | undefined {
  if (names.some((name) => /(?:^|\/)imsmanifest\.xml$/i.test(name))) return 'qti'
  if (names.some((name) => /\.ya?ml$/i.test(name))) return 'yaml'
  return names.some((name) => /\.xml$/i.test(name)) ? 'qti' : undefined
}
