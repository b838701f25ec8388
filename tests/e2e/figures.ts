/** The figures that HR reads: of the officer's commune, of its district, of the city. */
import type { Page } from '@playwright/test'
import { expect } from './journey'

type Figure = { readonly met: number; readonly people: number }

/** "2.369 trên 3.000 người thuộc diện đánh giá …", on a page of a unit. */
export async function figureOf(page: Page): Promise<Figure> {
  const numbers = await page.locator('.denominator b').allInnerTexts()
  const [met, people] = numbers.map((text) => Number(text.replace(/\./g, '')))
  expect(people, page.url()).toBeGreaterThan(0)
  return { met: met ?? Number.NaN, people: people ?? Number.NaN }
}

/** As the HR of Hoàn Kiếm and of the city see them now. */
export async function readFigures(person: (username: string) => Promise<Page>): Promise<{ commune: Figure; district: Figure; city: Figure }> {
  const ofDistrict = await person('nhansu.hoankiem')
  const district = await figureOf(ofDistrict)
  await ofDistrict.getByRole('table').getByRole('link', { name: 'Phường Hàng Bạc' }).click()
  await expect(ofDistrict.getByRole('heading', { level: 1, name: 'Phường Hàng Bạc' })).toBeVisible()
  const commune = await figureOf(ofDistrict)
  const ofCity = await person('nhansu')
  return { commune, district, city: await figureOf(ofCity) }
}
