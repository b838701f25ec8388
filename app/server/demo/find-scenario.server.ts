/**
 * Scenarios of the demo are data: content/demo/<name>.yaml. No code knows one by its name; the default is the file
 * that says `default: true`.
 */
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { roles } from '~/domain/access/role'
import { isDay } from '~/domain/kernel/day'
import { contentFolder } from '~/server/content/read-content.server'

const percent = z.number().min(0).max(100)
const share = z.number().min(0).max(1)
const code = z.string().min(1)
const counts = z.record(code, z.int().positive())

const learner = z.strictObject({
  course: code,
  done: z.array(z.string()),
  reading: z.string(),
  ratio: share,
  due_in_days: z.int().positive(),
  enrolled_days_ago: z.int().nonnegative(),
  reason: z.string().min(1),
})

const account = z.strictObject({
  username: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,63}$/),
  /** How the list of accounts to try names it. */
  label: z.string().min(1),
  /** Without it: the name of the officer. */
  display_name: z.string().min(1).optional(),
  roles: z.array(z.enum(roles)).min(1),
  /** Official code, on the day the data is made, of the unit that heads and HR answer for. */
  unit: code.optional(),
  officer: z.strictObject({ unit: code, position: code }).optional(),
  learner: learner.optional(),
})

const reorganisation = z.strictObject({
  structure: code,
  on: z.string().refine(isDay, 'phải là một ngày, dạng yyyy-MM-dd'),
  decision: z.string().min(1),
  heads: z.strictObject({ first: code, next: code, next_count: z.int().nonnegative(), rest: code }),
  district_positions: z.record(code, code),
  city_positions: z.array(code),
})

/** A merger and a split carried out, and a merger planned, in one district; done by the same commands as in earnest. */
const rearrangement = z.strictObject({
  district: code,
  basis: z.string().min(1),
  issuer: z.string().min(1),
  done: z.strictObject({ name: z.string().min(1), months_ago: z.int().positive(), merged: z.array(z.string().min(1)), parts: z.array(z.tuple([z.string().min(1), z.string().min(1)])) }),
  planned: z.strictObject({ name: z.string().min(1), in_months: z.int().positive(), merged: z.string().min(1) }),
})

const scenario = z.strictObject({
  default: z.boolean().default(false),
  title: z.string().min(1),
  seed: z.string().min(1),
  history_months: z.int().min(12).max(60),
  officers: z.int().positive(),
  posts: z.strictObject({
    city: counts,
    district: counts,
    commune: z.strictObject({ least: z.int().positive(), most: z.int().positive(), always: z.array(code), others: counts }),
  }),
  reorganisation: reorganisation.optional(),
  careers: z.strictObject({ hired: percent, promoted: percent, moved: percent }),
  concurrent: percent,
  promoted_from: z.record(code, z.array(code).min(1)),
  shares: z.record(z.string(), z.tuple([share, share])),
  ready_before: percent,
  causes: z.strictObject({ certificate_never: percent, certificate_lapsed: percent, competency_below: percent, document_missing: percent }),
  expiring: percent,
  late_renewal: percent,
  /** What the invented papers say; {number} and {day} are filled in. */
  texts: z.strictObject({ decision: z.string().min(1), concurrent: z.string().min(1), revoked: z.string().min(1) }),
  own_certificates: z.strictObject({ course: code, count: z.int().nonnegative(), revoked: z.int().nonnegative() }),
  programme: z.strictObject({ name: z.string().min(1), legal_basis: z.string().min(1), target: z.int().positive(), due_in_months: z.int().positive(), people: z.int().positive() }),
  rearrangement: rearrangement.optional(),
  accounts: z.array(account),
})

export type Scenario = z.output<typeof scenario> & { name: string }
export type Account = z.output<typeof account>
export type Learner = z.output<typeof learner>
export type Reorganisation = z.output<typeof reorganisation>
export type Rearrangement = z.output<typeof rearrangement>

async function readScenarios(): Promise<Scenario[]> {
  const folder = path.join(contentFolder(), 'demo')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort()
  return Promise.all(files.map(async (file) => {
    const parsed = scenario.safeParse(parse(await readFile(path.join(folder, file), 'utf8'), { maxAliasCount: 0 }))
    if (!parsed.success) throw new Error(`content/demo/${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`)
    return { ...parsed.data, name: path.basename(file, '.yaml') }
  }))
}

/** The scenario of that name, or the default one. Throws a sentence for the operator when there is none. */
export async function findScenario(name?: string): Promise<Scenario> {
  const scenarios = await readScenarios()
  const found = scenarios.find((one) => (name === undefined ? one.default : one.name === name))
  if (!found) throw new Error(`Không có kịch bản dùng thử "${name ?? 'mặc định'}". Các kịch bản: ${scenarios.map((one) => one.name).join(', ')}.`)
  return found
}
