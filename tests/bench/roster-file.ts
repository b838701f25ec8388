/** node --import tsx tests/bench/roster-file.ts <rows>: a list of new officers of all communes as XLSX, to standard output. For roster.bench. */
import { toXlsx } from '../../app/server/export/xlsx.server'
import { closeDb, db } from '../../app/server/db.server'
import { newId } from '../../app/server/id.server'

const rows = Number(process.argv[2])
const communes = await db().$queryRaw<{ name: string; type: string; parent: string }[]>`
  SELECT v.name, v.type, p.name AS parent FROM unit_version v JOIN unit u ON u.id = v.unit_id JOIN unit_version p ON p.unit_id = v.parent_id AND p.valid_to IS NULL WHERE u.level = 'commune' AND v.valid_to IS NULL ORDER BY v.unit_id`
const positions = await db().position.findMany({ select: { code: true }, orderBy: { code: 'asc' } })
const [families, middles, givens] = [['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đỗ', 'Vũ'], ['Văn', 'Thị', 'Quỳnh', 'Đức', 'Thuỷ'], ['An', 'Bình', 'Hương', 'Yến', 'Khuê', 'Phượng', 'Lưỡng']]
const mark = newId().slice(0, 13).replace('-', '')
const words: Readonly<Record<string, string>> = { phuong: 'Phường', xa: 'Xã', thi_tran: 'Thị trấn' }

function* lines() {
  for (let i = 0; i < rows; i++) {
    const commune = communes[i % communes.length]
    const name = `${families[i % 6]} ${middles[i % 5]} ${givens[i % 7]}`
    yield [`${mark}${String(i).padStart(6, '0')}`, name, `${String(1 + (i % 28)).padStart(2, '0')}/0${1 + (i % 9)}/${1965 + (i % 35)}`, i % 2 ? 'Nam' : 'Nữ', `${words[commune?.type ?? ''] ?? ''} ${commune?.name}`, commune?.parent ?? '', positions[i % positions.length]?.code ?? '', '01/07/2024']
  }
}

const columns = ['Mã CBCC', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Đơn vị', 'Quận/Huyện', 'Vị trí việc làm', 'Từ ngày'].map((header) => ({ header, width: 20 }))
process.stdout.write(await toXlsx({ name: 'Danh sách', lines: ['DANH SÁCH CÁN BỘ, CÔNG CHỨC'], columns, rows: lines() }))
await closeDb()
