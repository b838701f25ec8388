/** Where to go after signing in: only a path of this site, never another host, scheme or a browser trick like /\host. */
export function redirectTarget(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 2000 || !/^\/(?![/\\])/.test(value) || /[\u0000-\u001f\\]/.test(value)) return fallback
  const url = new URL(value, 'http://local.invalid')
  return url.origin === 'http://local.invalid' ? url.pathname + url.search + url.hash : fallback
}
