/**
 * npm run operator:create -- --username <tên> --name "<tên hiển thị>": the first account of a production database.
 * The one-time password is printed once and must be changed at the first sign-in.
 */
import { parseArgs } from 'node:util'
import { now, today } from '~/server/clock.server'
import { closeDb } from '~/server/db.server'
import { readEnv } from '~/server/env.server'
import { createUser } from '~/server/user/create-user.server'
import { requireMigrated } from './prepare-database'
import { fail, say } from './prepare.mjs'

const USAGE = 'Cách dùng: npm run operator:create -- --username quantri --name "Quản trị hệ thống"'

const refusals: Partial<Record<string, string>> = {
  usernameRule: 'Tên đăng nhập dài 2 đến 64 ký tự, gồm chữ thường không dấu, chữ số, dấu chấm, gạch dưới, gạch nối; bắt đầu bằng chữ hoặc số.',
  usernameTaken: 'Đã có tài khoản mang tên này. Hãy chọn tên khác; không có gì thay đổi.',
  displayNameMissing: `Còn thiếu tên hiển thị. ${USAGE}`,
}

function options(): { username: string; name: string } {
  try {
    const { values } = parseArgs({ options: { username: { type: 'string' }, name: { type: 'string' } } })
    if (values.username && values.name) return { username: values.username, name: values.name }
  } catch {
    // An unknown option gets the same answer as a missing one.
  }
  return fail(USAGE) as never
}

async function main(): Promise<void> {
  const { username, name } = options()
  if (!process.env.DATABASE_URL) fail('Lệnh này dành cho máy chính thức và cần DATABASE_URL. Bản dùng thử đã có sẵn tài khoản quantri.')
  const settings = readEnv(process.env)
  if (!settings.ok) return fail(`Cấu hình còn ${settings.faults.length} chỗ cần sửa:\n${settings.faults.map((fault) => `  - ${fault}`).join('\n')}`) as never
  await requireMigrated(settings.env)
  const created = await createUser({ by: { console: 'operator:create' }, username, displayName: name, roles: [{ role: 'operator', unitId: null }], today: today(), now: now() })
  await closeDb()
  if (!created.ok) return fail(refusals[created.reason] ?? `Không tạo được tài khoản (${created.reason}).`) as never
  say(`Đã tạo tài khoản quản trị.`)
  say(`  Tên đăng nhập:        ${created.value.username}`)
  say(`  Mật khẩu dùng một lần: ${created.value.password}`)
  say('Mật khẩu này chỉ hiện ở đây, một lần; khi đăng nhập lần đầu phải đổi.')
}

main().catch((error: Error) => fail(error.message))
