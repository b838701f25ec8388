import { route, type RouteConfig } from '@remix-run/route-config'

/** Every address and the file that answers it; app/paths.ts builds the links. */
export default [
  route('login', 'routes/login.tsx'),
  route('logout', 'routes/logout.ts'),
  route('language', 'routes/language.ts'),
] satisfies RouteConfig
