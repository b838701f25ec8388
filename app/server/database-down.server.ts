/** True when the failure means that the database cannot be reached, not that a query was wrong. */
export function isDatabaseDown(error: unknown): boolean {
  const seen = new Set<unknown>()
  const look = (value: unknown): boolean => {
    if (!value || typeof value !== 'object' || seen.has(value)) return false
    seen.add(value)
    const { code, message, cause, errors, meta } = value as Record<string, unknown>
    if (typeof code === 'string' && /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|57P0[123]|08...|P1001|P1002|P1008|P1017|P2024)$/.test(code)) return true
    if (typeof message === 'string' && /Can't reach database|Connection terminated|timeout exceeded when trying to connect|the database system is (starting up|shutting down|in recovery mode|not (yet )?accepting connections)|terminating connection due to|57P0[123]|not queryable|DatabaseNotReachable|ConnectionClosed/i.test(message)) return true
    return look(cause) || look(meta) || (Array.isArray(errors) && errors.some(look))
  }
  return look(error)
}
