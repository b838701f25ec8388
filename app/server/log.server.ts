/**
 * Structured logs, one JSON object a line, without personal data: ids and codes only. Errors are written here and nowhere
 * else, under `error`: what kind of error, the codes and the constraint that a database gave, and where it was thrown. Never
 * its message as it stands: Prisma prints the arguments of a call, PostgreSQL the value that it could not read, JSON.parse a
 * piece of the text.
 */
import pino from 'pino'

const KEY = Symbol.for('dat-chuan.log')
const held = globalThis as unknown as { [KEY]?: pino.Logger }

const MOST_FRAMES = 12
const MOST_CAUSES = 3
const LONGEST_MESSAGE = 160
/** Names of things in the schema and codes, as far as they are that. */
const NAMES = ['code', 'originalCode', 'kind', 'constraint', 'table', 'column', 'routine', 'modelName', 'target', 'fields', 'status', 'syscall'] as const
/** Errors whose message speaks of data: of Prisma and of PostgreSQL, and whatever carries such a code. */
const SPEAKS_OF_DATA = /^(Prisma|DriverAdapter|DatabaseError|SyntaxError|ZodError)/

/** What may be told of an error, wherever it is kept. Never fails. */
export function described(error: unknown, depth = 0): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { type: typeof error }
  const { stack, message, cause, meta } = error as { stack?: unknown; message?: unknown; cause?: unknown; meta?: unknown }
  const type = error instanceof Error ? (error.constructor.name === 'Error' ? error.name : error.constructor.name) : 'object'
  const told = { ...namesIn(error), ...(typeof meta === 'object' && meta !== null ? namesIn(meta) : {}) }
  const below = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError
  const isOurs = typeof message === 'string' && !SPEAKS_OF_DATA.test(type) && depth === 0 && told['code'] === undefined
  return {
    type, ...told,
    ...(isOurs ? { message: scrubbed(message) } : {}),
    ...(typeof stack === 'string' && depth === 0 ? { at: framesOf(stack) } : {}),
    ...(below !== undefined && depth < MOST_CAUSES ? { cause: described(below, depth + 1) } : {}),
  }
}

const isName = (value: unknown) => (typeof value === 'string' && /^[\w.:-]{1,60}$/.test(value)) || (typeof value === 'number' && Number.isFinite(value))

function namesIn(error: object): Record<string, unknown> {
  const found = NAMES.map((name) => [name, (error as Record<string, unknown>)[name]] as const)
  return Object.fromEntries(found.filter(([, value]) => isName(value) || (Array.isArray(value) && value.every(isName)) || isConstraint(value)))
}

/** The constraint of a driver's error: { fields } or { index }. */
function isConstraint(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).flat().every(isName)
}

/** The words of a program, without what may have been put into them: quotations, letters beyond ASCII, addresses, numbers. */
function scrubbed(message: string): string {
  const [line = ''] = message.split('\n')
  return line.slice(0, 1000).replace(/(["'`“‘]).*["'`”’]/g, '…').replace(/\S*[^\p{ASCII}…]\S*/gu, '…').replace(/\S+@\S+/g, '…').replace(/\+?\d[\d /.-]{2,}\d/g, '…').slice(0, LONGEST_MESSAGE)
}

const framesOf = (stack: string) => stack.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, MOST_FRAMES).map((line) => line.trim())

function open(): pino.Logger {
  return pino({
    level: process.env.LOG_LEVEL ?? 'info',
    base: { pid: process.pid },
    redact: { paths: ['password', '*.password', 'token', '*.token', 'cookie', '*.cookie', 'authorization'], censor: '[đã che]' },
    serializers: { error: (error: unknown) => described(error), err: (error: unknown) => described(error) },
    hooks: {
      // An error given in place of fields would write its message as the line's own.
      logMethod(given, method) {
        const [first, ...rest] = given as [unknown, ...unknown[]]
        method.apply(this, (first instanceof Error ? [{ error: first }, ...(rest.length > 0 ? rest : ['error'])] : given) as Parameters<typeof method>)
      },
    },
  })
}

export const log: pino.Logger = (held[KEY] ??= open())
