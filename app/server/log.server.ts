/** Structured logs, one JSON object a line, without personal data: ids and codes only. */
import pino from 'pino'

const KEY = Symbol.for('dat-chuan.log')
const held = globalThis as unknown as { [KEY]?: pino.Logger }

export const log: pino.Logger = (held[KEY] ??= pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { pid: process.pid },
  redact: { paths: ['password', '*.password', 'token', '*.token', 'cookie', '*.cookie', 'authorization'], censor: '[đã che]' },
}))
