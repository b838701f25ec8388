import { searchKey } from '../../domain/kernel/vietnamese-text'

/** The anchor of a heading: "Năm bước trước khi viết ngày" → "nam-buoc-truoc-khi-viet-ngay". The contents list uses the same. */
export function headingId(text: string): string {
  return searchKey(text).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'muc'
}
