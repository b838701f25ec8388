/** Search over courses, lessons and glossary as the catalogue uses it, on the content as it is. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { loadContent } from '~/server/content/load-content.server'
import { db, pool } from '~/server/db.server'
import { type Found, searchContent } from '~/server/search/search-content.server'
import { makeOfficer } from '../factories/officer'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase({ content: true })

let actor: Actor
beforeAll(async () => {
  const officer = await makeOfficer()
  actor = await makeUser({ officerId: officer.id })
})

async function search(typed: string, page = 1): Promise<Found> {
  const found = await searchContent({ actor, typed, page })
  if (!found.ok) throw new Error(found.reason)
  return found.value
}
const all = ({ groups }: Found) => groups.flatMap(({ passages }) => passages)
const marks = (found: Found) => all(found).flatMap(({ heading, excerpt }) => [...heading, ...excerpt]).filter(({ hit }) => hit).map(({ text }) => text.toLowerCase())

describe('search', () => {
  test('finds with marks and without, and marks the words as they are written', async () => {
    const plain = await search('giay chung nhan')
    const typed = await search('giấy chứng nhận')
    expect(plain.total).toBeGreaterThan(3)
    expect(typed.total).toBe(plain.total)
    expect(plain.manner).toBe('phrase')
    expect(new Set(marks(typed))).toContain('giấy chứng nhận')
    expect(new Set(marks(plain))).toEqual(new Set(['giấy chứng nhận']))
  })

  test('finds by title of course and lesson, by text and by term, each with its place', async () => {
    const course = await search('tiep nhan ho so va tra ket qua')
    expect(all(course).map(({ place }) => place.kind)).toContain('course')
    const lesson = all(await search('tra ket qua, xin loi va hen lai')).find(({ place }) => place.kind === 'lesson')
    expect(lesson?.place).toMatchObject({ number: '2.6', section: '' })
    const term = await search('hồ sơ quá hạn')
    expect(all(term).find(({ place }) => place.kind === 'term')?.place).toMatchObject({ code: 'late_dossier' })
    const text = all(await search('chị Nhàn gửi con cho hàng xóm'))
    expect(text.map(({ place }) => place)).toEqual([expect.objectContaining({ kind: 'lesson', number: '2.1', section: 'hai-cua-va-mot-cau-tuan-sau' })])
  })

  test.each([['dat dai', 'đất đai'], ['Đất Đai', 'đất đai'], ['ỦY BAN', 'ủy ban'], ['Uỷ ban', 'ủy ban']])('%s finds %s', async (typed, expected) => expect(marks(await search(typed))).toContain(expected))

  test('puts what has the very marks typed first', async () => {
    const [first] = all(await search('tờ'))
    expect([...(first?.heading ?? []), ...(first?.excerpt ?? [])].filter(({ hit }) => hit).map(({ text }) => text.toLowerCase())).toContain('tờ')
  })

  test('falls back to all words, then to a word begun', async () => {
    expect(await search('quầy hồ sơ hẹn')).toMatchObject({ manner: 'words' })
    expect(await search('liên thô')).toMatchObject({ manner: 'beginning' })
    expect(await search('khôngcótừnàynhưthế')).toMatchObject({ manner: null, total: 0, groups: [] })
  })

  test.each(['', '   ', '?', '!!! & | :* <->', "' OR 1=1 --", "'); DROP TABLE search_passage; --", '\u0000', '%', '\\', '<script>alert(1)</script>', '中文 кириллица', '🙂', 'a'.repeat(300), 'hồ sơ '.repeat(60)])('answers %j sensibly', async (typed) => {
    const found = await search(typed)
    expect(found.typed.length).toBeLessThanOrEqual(200)
    expect(await db().searchPassage.count()).toBeGreaterThan(100)
  })

  test('cuts a query of any length', async () => {
    expect((await search('a'.repeat(100_000))).typed).toHaveLength(100)
    expect((await search('hồ sơ '.repeat(10_000))).typed.length).toBeLessThanOrEqual(100)
  })

  test('shows ten a page, none twice, and the first page for one that is not there', async () => {
    const first = await search('hồ sơ')
    expect(all(first)).toHaveLength(10)
    const ids = [...all(first), ...all(await search('hồ sơ', 2))].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const page of [9999, -3, 1.5, Number.NaN]) expect((await search('hồ sơ', page)).page).toBe(1)
  })

  test('finds current versions only', async () => {
    const place = () => search('chi Nhan gui con cho hang xom').then(({ total }) => total)
    expect(await place()).toBe(1)
    await pool().query(`UPDATE course_version SET is_current = false WHERE course_id = (SELECT id FROM course WHERE code = 'KH2')`)
    try {
      expect(await place()).toBe(0)
    } finally {
      await pool().query(`UPDATE course_version SET is_current = true WHERE course_id = (SELECT id FROM course WHERE code = 'KH2')`)
    }
  })

  test('follows a new version, and the one before when it comes back', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'search-'))
    const lesson = path.join(folder, 'courses/KH2/lessons/2.1.mdx')
    const count = (typed: string) => search(typed).then(({ manner, total }) => (manner === 'phrase' ? total : 0))
    try {
      await cp('content', folder, { recursive: true })
      const before = await readFile(lesson, 'utf8')
      await writeFile(lesson, before.replace('gửi con cho hàng xóm', 'gửi con cho bà ngoại'))
      expect((await loadContent({ actorName: 'test', folder })).ok).toBe(true)
      expect([await count('gửi con cho hàng xóm'), await count('gui con cho ba ngoai')]).toEqual([0, 1])
      await writeFile(lesson, before)
      expect((await loadContent({ actorName: 'test', folder })).ok).toBe(true)
      expect([await count('gửi con cho hàng xóm'), await count('gui con cho ba ngoai')]).toEqual([1, 0])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('every section it leads to is a section of its lesson', async () => {
    const rows = await db().searchPassage.findMany({ where: { lessonId: { not: null } }, select: { section: true, lesson: { select: { sections: true } } } })
    expect(rows.filter(({ section, lesson }) => section !== '' && !(lesson?.sections as { id: string }[]).some(({ id }) => id === section))).toEqual([])
  })

  test('is not for accounts without an officer’s record', async () => {
    expect(await searchContent({ actor: { ...actor, officerId: null }, typed: 'hồ sơ', page: 1 })).toEqual({ ok: false, reason: 'scope' })
  })
})
