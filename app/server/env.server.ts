/**
 * Settings. One schema says what each setting means and which sentence a fault gets.
 * DATABASE_URL decides the mode: set = production (no demo data, secrets required), absent = demo on the embedded PostgreSQL.
 */
import { availableParallelism } from 'node:os'
import { z } from 'zod'

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false', '1', '0', ''], { error: 'phải là true hoặc false' })
    .optional()
    .transform((value) => (value === undefined || value === '' ? fallback : value === 'true' || value === '1'))

const whole = (name: string, fallback: number, min: number, max: number) =>
  z
    .string()
    .optional()
    .transform((value, ctx) => {
      if (value === undefined || value === '') return fallback
      const number = Number(value)
      if (Number.isInteger(number) && number >= min && number <= max) return number
      ctx.addIssue({ code: 'custom', message: `${name} phải là số nguyên từ ${min} đến ${max}` })
      return z.NEVER
    })

const targetDay = z.iso.date('phải là một ngày, ví dụ 2027-12-31')
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/.+\/.+/, 'phải có dạng postgresql://người-dùng:mật-khẩu@máy:cổng/cơ-sở-dữ-liệu')

function schemaFor(production: boolean) {
  return z.object({
    DATABASE_URL: production ? postgresUrl : z.undefined().optional(),
    /** Set by the process that runs the embedded PostgreSQL; never by a person. */
    EMBEDDED_DATABASE_URL: production ? z.string().optional() : postgresUrl,
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: whole('PORT', 3000, 1, 65535),
    /** Processes that answer requests. */
    WORKERS: whole('WORKERS', availableParallelism(), 1, 64),
    /** Database connections per process. */
    DATABASE_POOL: whole('DATABASE_POOL', 12, 2, 200),
    /** Address people open; used in QR codes and to refuse requests from foreign origins. */
    PUBLIC_URL: production ? z.url('phải là địa chỉ người dùng mở, ví dụ https://datchuan.example.vn') : z.url().optional(),
    /** Seals second-factor secrets at rest. */
    APP_SECRET: production
      ? z.string({ error: 'còn thiếu; tạo bằng lệnh: openssl rand -base64 48' }).min(32, 'phải dài ít nhất 32 ký tự; tạo bằng lệnh: openssl rand -base64 48')
      : z.string().default('demo-only-secret-that-protects-nothing-real'),
    /** Believe X-Forwarded-* from a reverse proxy in front. */
    TRUST_PROXY: flag(false),
    METRICS_TOKEN: z.string().min(16, 'phải dài ít nhất 16 ký tự').optional(),
    REQUIRE_SECOND_FACTOR: flag(production),
    /** A course opens for enrolment only when every legal item in it is reviewed. */
    REQUIRE_REVIEWED_CONTENT: flag(production),
    /** Whether 24/11 from 2026 counts as a public holiday (not confirmed as law). */
    UNCONFIRMED_HOLIDAYS: flag(false),
    /** Who runs this site, as the footer and the sign-in page say it. */
    SITE_OWNER: z.string().default('Sở Nội vụ Hà Nội'),
    ISSUER_PARENT: z.string().default('UBND THÀNH PHỐ HÀ NỘI'),
    ISSUER_NAME: z.string().default('SỞ NỘI VỤ'),
    ISSUER_AUTHORITY: z.string().default('GIÁM ĐỐC'),
    ISSUER_PLACE: z.string().default('Hà Nội'),
    /** The mail server that takes what is sent; without it production sends no e-mail. */
    SMTP_HOST: z.string().min(1).optional(),
    SMTP_PORT: whole('SMTP_PORT', 587, 1, 65535),
    /** starttls: plain connection that must turn to TLS; tls: TLS from the start (465); none: a relay on the same machine. */
    SMTP_SECURITY: z.enum(['starttls', 'tls', 'none'], { error: 'phải là starttls, tls hoặc none' }).default('starttls'),
    SMTP_USER: z.string().optional(),
    SMTP_PASSWORD: z.string().optional(),
    /** Sender of every e-mail, for example: Đạt Chuẩn <khong-tra-loi@datchuan.example.vn> */
    MAIL_FROM: z.string().regex(/^(?:[^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/, 'phải là một địa chỉ thư, ví dụ Đạt Chuẩn <khong-tra-loi@datchuan.example.vn>').default('Đạt Chuẩn <khong-tra-loi@dat-chuan.localhost>'),
    /** What stands between two cells of the CSV files made here; a Vietnamese Windows opens those with semicolons by a double click. */
    CSV_SEPARATOR: z.enum(['comma', 'semicolon'], { error: 'phải là comma (dấu phẩy) hoặc semicolon (dấu chấm phẩy)' }).default('semicolon'),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    /** The day by which everybody is to comply; pages show the way to it. */
    COMPLIANCE_TARGET: production ? targetDay.optional() : targetDay.default('2027-12-31'),
    /** People with later facts whom the page of two times judges while somebody waits; more are judged in the background. */
    KNOWN_AT_ONCE: whole('KNOWN_AT_ONCE', 10_000, 0, 100_000),
    DEMO_SCENARIO: z.string().regex(/^[a-z0-9-]+$/, 'chỉ gồm chữ thường, số và dấu gạch nối').optional(),
  })
}

export type Env = z.output<ReturnType<typeof schemaFor>> & { mode: 'production' | 'demo'; databaseUrl: string }

/** Reads and checks settings; returns one Vietnamese sentence per fault. */
export function readEnv(given: NodeJS.ProcessEnv): { ok: true; env: Env } | { ok: false; faults: string[] } {
  // An empty variable is an absent one.
  const source = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const production = Boolean(source.DATABASE_URL)
  const parsed = schemaFor(production).safeParse(source)
  if (!parsed.success) {
    return { ok: false, faults: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message === 'Invalid input: expected string, received undefined' ? 'còn thiếu' : issue.message}`) }
  }
  const databaseUrl = parsed.data.DATABASE_URL ?? parsed.data.EMBEDDED_DATABASE_URL ?? ''
  return { ok: true, env: { ...parsed.data, mode: production ? 'production' : 'demo', databaseUrl } }
}

let current: Env | undefined

/** The settings of this process; throws with every fault in one message. */
export function env(): Env {
  if (!current) {
    const result = readEnv(process.env)
    if (!result.ok) throw new Error(`Cấu hình chưa dùng được:\n- ${result.faults.join('\n- ')}`)
    current = result.env
  }
  return current
}
