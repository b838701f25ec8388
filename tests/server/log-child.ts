/** Makes errors that hold personal data, as real calls do, and writes each to the log. In: the officer whose code is taken. */
import { db, closeDb, pool } from '../../app/server/db.server'
import { newId } from '../../app/server/id.server'
import { log } from '../../app/server/log.server'

const [staffCode = '', fullName = '', birthDate = '', email = '', phone = ''] = process.argv.slice(2)
const person = { id: newId(), staffCode, fullName, sortKey: fullName, searchKey: fullName, birthDate: new Date(birthDate), birthPrecision: 'day', sex: 'female', email, phone }
const fresh = () => ({ ...person, id: newId(), staffCode: `${staffCode}-${newId()}` })

const failures: Readonly<Record<string, () => Promise<unknown>>> = {
  unique: async () => db().officer.create({ data: person }),
  check: async () => db().officer.create({ data: { ...fresh(), birthPrecision: fullName } }),
  validation: async () => db().officer.create({ data: { ...fresh(), nickname: fullName } as never }),
  missing: async () => db().officer.update({ where: { staffCode: email }, data: { fullName, phone } }),
  rawValue: async () => db().$queryRaw`SELECT ${`${fullName} ${email} ${phone}`}::date`,
  rawUnique: async () => db().$executeRaw`INSERT INTO officer (id, staff_code, full_name, sort_key, search_key, email, phone, birth_date) VALUES (${newId()}::uuid, ${staffCode}, ${fullName}, 'x', 'x', ${email}, ${phone}, ${birthDate}::date)`,
  pgUnique: async () => pool().query('INSERT INTO officer (id, staff_code, full_name, sort_key, search_key, email, phone) VALUES ($1, $2, $3, $4, $5, $6, $7)', [newId(), staffCode, fullName, 'x', 'x', email, phone]),
  pgLiteral: async () => pool().query(`SELECT '${fullName}, ${email}, ${phone}'::uuid`),
  json: async () => JSON.parse(`${fullName} ${email}`),
  own: async () => Promise.reject(new Error(`unknown officer "Le An" ${fullName}, ${email}, ${phone}, ${birthDate}`, { cause: new Error(`of ${fullName}`) })),
  property: async () => ((fullName as unknown as { split: { of: () => string } }).split.of()),
  transaction: async () => db().$transaction(async (tx) => tx.officer.create({ data: person })),
}

for (const [name, fail] of Object.entries(failures)) {
  const error: unknown = await fail().then(() => null, (thrown: unknown) => thrown)
  if (error === null) throw new Error(`${name} did not fail`)
  log.error({ failure: name, error }, 'request failed')
  if (error instanceof Error) log.warn(error)
}
log.error({ failure: 'text', error: `${fullName} ${email}` }, 'request failed')
await closeDb()
